// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/picturehash.h"

#include "core/identity/secret.h"

#include <sodium.h>

namespace dovetail::identity {

PictureId pictureIdOf(QByteArrayView picture)
{
    if (picture.isEmpty())
        return {};
    ensureSodium();
    QByteArray hash(PictureId::size, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), PictureId::size,
                       reinterpret_cast<const unsigned char *>(picture.data()), quint64(picture.size()), nullptr, 0);
    return *PictureId::fromBytes(hash);
}

} // namespace dovetail::identity
