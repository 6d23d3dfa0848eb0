// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/wire/content.h"

#include <QByteArray>

namespace dovetail::net {

/// What both sides of one link know before it exists: made from a LinkGrant and its answer. Good for one peer,
/// one purpose, one successful use, limits::grantLifetimeMs.
struct LinkTicket {
    LinkId link;
    QByteArray key; ///< 32 bytes
    wire::LinkCipher cipher = wire::LinkCipher::Aes256Ocb;
    PeerId peer;
    TransferId transfer;
    wire::LinkPurpose purpose = wire::LinkPurpose::Transfer;
};

} // namespace dovetail::net
