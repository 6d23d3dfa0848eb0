// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"

#include <QSettings>

namespace dovetail::ui {

/// What the window remembers from one start to the next, in a small file of its own in the profile
/// (`window.ini`): nothing here is worth a database, and it is needed before the node has started.
class WindowMemory final {
public:
    explicit WindowMemory(const QString &file);

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    [[nodiscard]] QByteArray splitter() const;
    void setSplitter(const QByteArray &state);
    [[nodiscard]] PeerId openConversation() const;
    void setOpenConversation(const PeerId &peer);
    /// "system", "light" or "dark"
    [[nodiscard]] QString accent() const;
    void setAccent(const QString &name);
    [[nodiscard]] QStringList recentEmoji() const;
    [[nodiscard]] int emojiTone() const;
    void setEmoji(const QStringList &recent, int tone);
    [[nodiscard]] QString theme() const;
    void setTheme(const QString &name);
    [[nodiscard]] bool enterSends() const;
    void setEnterSends(bool on);

private:
    QSettings m_settings;
};

} // namespace dovetail::ui
