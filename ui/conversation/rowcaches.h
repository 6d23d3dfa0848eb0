// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/messagenews.h"
#include "ui/conversation/textlayouts.h"
#include "ui/format/previewimage.h"

namespace dovetail::ui {

/// Pictures that came with offers, decoded once and kept for as long as there is room.
class PreviewImages final {
public:
    /// Null: there is none that can be shown.
    [[nodiscard]] QImage of(const Message &message)
    {
        if (message.preview.isEmpty())
            return {};
        const MessageKey key = keyOf(message);
        if (const auto *known = m_images.object(key); known && known->bytes == message.preview)
            return known->image;
        const QImage image = decodePreview(message.preview);
        m_images.insert(key, new Entry{message.preview, image}, message.preview.size() + image.sizeInBytes());
        return image;
    }

private:
    struct Entry {
        QByteArray bytes; ///< to know it by: an id comes from the network
        QImage image;
    };

    QCache<MessageKey, Entry> m_images{24 * 1024 * 1024}; ///< counted in bytes
};

/// What is dear to make and needed again and again for laying out rows.
struct RowCaches {
    TextLayouts texts;
    PreviewImages previews;
};

} // namespace dovetail::ui
