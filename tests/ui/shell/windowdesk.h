// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/gallery/samples.h"
#include "ui/conversation/conversationpane.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/theme.h"

#include <QTemporaryDir>
#include <QTest>

namespace dovetail::ui {

/// A window without a node, a model's answers put in by hand.
struct WindowDesk {
    WindowDesk() : memory(profile.filePath(QStringLiteral("window.ini"))), window(theme, memory)
    {
        window.resize(1000, 600);
        window.show();
    }
    void put(const QString &name, int number, int unread = 0)
    {
        Person person = samples::person(number, name);
        person.lastMessage = samples::text(person.id, number, false, QStringLiteral("<i>hello</i>"), number);
        person.unread = unread;
        window.putPerson(person);
    }
    void fill(int rows)
    {
        QList<Message> messages;
        for (int row = 1; row <= rows; ++row)
            messages += samples::text(window.conversationPane()->peer(), row, false,
                                      QStringLiteral("message %1").arg(row), 1000 - row);
        const auto wanted = window.conversation().awaited();
        QVERIFY(wanted.has_value());
        window.conversation().takePage(window.conversationPane()->peer(), *wanted, {messages, true, true});
    }

    QTemporaryDir profile;
    Theme theme;
    WindowMemory memory;
    MainWindow window;
};

} // namespace dovetail::ui
