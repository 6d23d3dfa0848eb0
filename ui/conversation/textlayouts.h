// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/message.h"

#include <QCache>
#include <QTextLayout>

#include <memory>

namespace dovetail::ui {

/// Message texts broken into lines, kept for as long as there is room: shaping 64 KiB takes a third of
/// a second, and a row is asked for its height and painted many times.
class TextLayouts final {
public:
    struct Entry {
        Entry(const QString &source, const QString &shown, const QFont &font)
            : text(source), layout(shown, font)
        {}
        QString text; ///< the message's, to know it by: an id comes from the network
        QTextLayout layout;
        QSizeF size;
    };

    /// In lines of at most `width`.
    [[nodiscard]] std::shared_ptr<const Entry> of(const Message &message, int width, const QFont &font);
    void clear() { m_entries.clear(); }

private:
    struct Key {
        MessageId id;
        int width;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) { return qHashMulti(seed, key.id, key.width); }
    };

    /// Counted in characters.
    QCache<Key, std::shared_ptr<const Entry>> m_entries{500'000};
};

} // namespace dovetail::ui
