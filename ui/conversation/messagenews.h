// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/message.h"

#include <QHash>

#include <utility>

namespace dovetail::ui {

using MessageKey = std::pair<MessageId, bool>;

[[nodiscard]] inline MessageKey keyOf(const Message &message)
{
    return {message.id, message.own};
}

/// What has arrived or changed and is not shown yet. Of each message only its newest value is kept.
class MessageNews final {
public:
    struct Item {
        Message message;
        bool added = false; ///< new, not only a newer value
    };

    void note(const Message &message, bool added)
    {
        const auto known = m_places.constFind(keyOf(message));
        if (known != m_places.cend()) {
            m_items[*known].message = message;
            m_items[*known].added |= added;
            return;
        }
        m_places.insert(keyOf(message), m_items.size());
        m_items += {message, added};
    }
    /// In the order they came.
    [[nodiscard]] QList<Item> take()
    {
        m_places.clear();
        return std::exchange(m_items, {});
    }
    void clear() { (void)take(); }
    [[nodiscard]] bool isEmpty() const { return m_items.isEmpty(); }

private:
    QList<Item> m_items;
    QHash<MessageKey, qsizetype> m_places;
};

} // namespace dovetail::ui
