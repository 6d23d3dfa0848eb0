// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingrow.h"

#include <QObject>

namespace dovetail::ui {

/// Everything that can be set, page by page, as whoever looks after it says.
class SettingsTable final : public QObject {
    Q_OBJECT
public:
    using Source = std::function<QList<SettingRow>()>;

    explicit SettingsTable(QObject *parent = nullptr) : QObject(parent) {}

    /// Asked anew each time the rows are wanted, so that they follow the language and what there is.
    void add(const Source &source) { m_sources.append(source); }
    /// In the order of the pages; on a page, in the order they were added.
    [[nodiscard]] QList<SettingRow> rows() const;
    /// Sets back everything that has a value to go back to.
    void reset() const;
    [[nodiscard]] static QString titleOf(SettingsPage page);

signals:
    /// A value, or which rows there are.
    void changed();

private:
    QList<Source> m_sources;
};

} // namespace dovetail::ui
