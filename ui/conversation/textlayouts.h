// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/messagenews.h"
#include "ui/format/links.h"

#include <QCache>
#include <QTextLayout>

#include <memory>

namespace dovetail::ui {

/// Message texts broken into lines, kept for as long as there is room: shaping 64 KiB takes a third of
/// a second, and a row is asked for its height and painted many times. Of a long text only what a bubble shows is
/// ever shaped (messagetext.h).
class TextLayouts final {
public:
    struct Entry {
        Entry(const QString &source, const QString &shown, const QFont &font)
            : text(source), layout(shown, font)
        {}
        QString text; ///< the message's as far as it is shown, to know it by: an id comes from the network
        QTextLayout layout;
        QSizeF size;
        bool clipped = false; ///< there is more of it
        int shownLength = 0;  ///< so many signs are in lines
        QList<Link> links;
    };

    /// In lines of at most `width`.
    [[nodiscard]] std::shared_ptr<const Entry> of(const Message &message, int width, const QFont &font);
    void clear() { m_entries.clear(); }

private:
    struct Key {
        MessageKey message;
        int width;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) { return qHashMulti(seed, key.message, key.width); }
    };

    /// Counted in characters.
    QCache<Key, std::shared_ptr<const Entry>> m_entries{500'000};
};

} // namespace dovetail::ui
