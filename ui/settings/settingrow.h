// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QVariant>

#include <functional>

namespace dovetail::ui {

enum class SettingsPage { General, Conversations, Files, Network, Security, Advanced };

/// One of several values, and how it is called.
struct SettingChoice {
    QString text;
    QVariant value;
};

/// One thing that can be set or done: everything the dialog knows of it. Texts are in the language of the moment.
struct SettingRow {
    enum class Kind {
        Switch, ///< bool
        Choice, ///< one of `choices`; a value that is none of them is added as it is
        Text,   ///< QString, one line
        Action, ///< a button; the value, if there is one, is shown before it
    };

    QString id; ///< for programs: "files/folder"
    SettingsPage page = SettingsPage::General;
    Kind kind = Kind::Switch;
    QString label;
    QString explanation = {};
    std::function<QVariant()> value = {};
    /// In force at once. Of an action: does it.
    std::function<void(const QVariant &)> set = {};
    QList<SettingChoice> choices = {};
    QString placeholder = {}; ///< Text
    int maxLength = 256;      ///< Text
    QString button = {};      ///< Action
    QVariant byDefault = {};  ///< what a reset sets it to; invalid: it stays
};

} // namespace dovetail::ui
