// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace dovetail::ui {

/// Dovetail under "Send to" in Windows' file manager, which starts what lies in a folder of the user's with the names of the files.
/// That folder is asked, nothing is remembered beside it. (Untried on Windows itself.)
class SendTo final {
public:
    /// What is started. An empty folder: this system has no such thing.
    explicit SendTo(const QString &program, const QString &folder = standardFolder());
    [[nodiscard]] static QString standardFolder();

    [[nodiscard]] bool isKnown() const { return !m_folder.isEmpty(); }
    [[nodiscard]] bool isOn() const;
    /// False when it could not be written.
    bool set(bool on);

private:
    [[nodiscard]] QString shortcut() const;

    const QString m_program;
    const QString m_folder;
};

} // namespace dovetail::ui
