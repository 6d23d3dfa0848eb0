// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/conversation/fakestore.h"
#include "tests/ui/gallery/samples.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/messageview.h"
#include "ui/theme/theme.h"

#include <QScrollBar>
#include <QTest>

namespace dovetail::ui {

/// A conversation with somebody, on view.
struct Desk {
    Desk() : pane(theme, model), view(*pane.view())
    {
        pane.resize(620, 500);
        pane.show();
    }

    [[nodiscard]] QScrollBar &bar() const { return *view.verticalScrollBar(); }
    [[nodiscard]] QModelIndex last() const { return model.index(model.rowCount() - 1); }
    void click(const QModelIndex &index, RowAction action) const
    {
        const QRect rect = view.actionRect(index, action);
        QVERIFY(!rect.isEmpty());
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, rect.center());
    }

    Theme theme;
    ConversationModel model;
    ConversationPane pane;
    MessageView &view;
};

inline const PeerId mei = samples::peerId(1);

inline Person online()
{
    return samples::person(1, QStringLiteral("Mei"));
}

/// Some of one line, some of several.
inline QList<Message> page(qint64 from, qint64 to)
{
    QList<Message> result;
    for (qint64 row = from; row <= to; ++row) {
        Message message = samples::text(mei, row, row % 3 == 0,
                                        QStringLiteral("message %1 ").arg(row).repeated(1 + int(row % 17)), 1);
        message.at = message.storedAt = 1'700'000'000'000 + row * 1000;
        result += message;
    }
    return result;
}

inline ConversationRow rowOf(const Message &message)
{
    ConversationRow row;
    row.message = message;
    return row;
}

inline MessageLayout laidOut(const ConversationRow &row, int width = 600, Qt::LayoutDirection direction = Qt::LeftToRight)
{
    static RowCaches caches;
    return layoutRow(row, width, Fonts(QFont()), QLocale(), caches, direction);
}

} // namespace dovetail::ui
