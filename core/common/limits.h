// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

// Every size, count and interval that Dovetail keeps to, each with its reason. What comes from
// the network is measured against these before anything is allocated for it.
// Units are in the names: bytes unless said, milliseconds as Ms.
namespace dovetail::limits {

// --- Ports -----------------------------------------------------------------------------------
/// Discovery: UDP, shared by all programs of a machine. Unassigned by IANA.
inline constexpr quint16 discoveryPort = 27422;
/// Where the search for an own port (UDP for chat, TCP for links) begins.
inline constexpr quint16 firstOwnPort = 27422;
/// How many ports are tried from there: as many programs as one machine may run, and a range
/// that an administrator can still open in a firewall.
inline constexpr int ownPortTries = 64;

// --- Datagrams -------------------------------------------------------------------------------
/// Below the smallest MTU IPv6 allows (1280) less its headers, so that IP never fragments.
inline constexpr int maxDatagram = 1200;
/// What is left of a datagram for sealed content: header 5 + tags 16 + nonce 24 + MAC 16.
inline constexpr int maxSealedContent = maxDatagram - 61;
/// A burst must fit while the loop is busy: 4 MiB hold some 3,000 datagrams.
inline constexpr int socketBuffer = 4 * 1024 * 1024;

// --- People ----------------------------------------------------------------------------------
/// Characters of a name: longer ones fit no row of the window.
inline constexpr int maxNameLength = 64;
/// UTF-16 units of what a user notes about somebody.
inline constexpr int maxNoteLength = 2'000;
inline constexpr int maxHostLength = 64;
inline constexpr int maxStatusLength = 140;
/// Peers kept in memory. A hostile LAN can invent identities; a real one of this size is rare.
inline constexpr int maxPeers = 10'000;
/// Other ways to a peer kept beside the one in use: a few cards times v4 and v6.
inline constexpr int maxCandidates = 8;
/// Bytes of somebody's own picture, and its pixels on each side: sharp in the largest avatar at 200 %.
inline constexpr int maxPictureBytes = 16 * 1024;
inline constexpr int pictureSide = 128;
/// Bytes of it in one datagram; one that stays away is asked for again after this, so often.
inline constexpr int pictureSliceBytes = 1'000;
inline constexpr int pictureRetryMs = 500;
inline constexpr int pictureTries = 6;

/// No place on earth is further from UTC (ISO 8601 allows a little more).
inline constexpr int maxUtcOffsetMinutes = 18 * 60;

// --- Presence --------------------------------------------------------------------------------
inline constexpr int heartbeatMs = 5'000;
/// Announced in the card: three heartbeats may be lost before a peer counts as gone.
inline constexpr int presenceTimeoutMs = 16'000;
/// What a card may announce: shorter floods, longer shows the dead as living.
inline constexpr int minPresenceTimeoutMs = 2'000;
inline constexpr int maxPresenceTimeoutMs = 120'000;
/// A newcomer is answered within this, times the roster's size ...
inline constexpr int answerSpreadPerPeerMs = 5;
/// ... but never later than this, so that people appear within two seconds.
inline constexpr int maxAnswerSpreadMs = 800;
/// A ping unanswered for this long is repeated; pings are this many.
inline constexpr int pingIntervalMs = 300;
inline constexpr int pingTries = 8;
/// Somebody online is asked again so often, ± 25 %, only for their clock: computers' clocks drift by some 100 ms an hour.
inline constexpr int clockQuestionMs = 60'000;
/// A clock that went by more than this is told of.
inline constexpr int clockNewsMs = 500;
/// How often the network's interfaces are looked at.
inline constexpr int interfacePollMs = 3'000;

// --- Messages --------------------------------------------------------------------------------
/// UTF-8 bytes of one text.
inline constexpr int maxTextBytes = 1024 * 1024;
/// A whole payload: the longest text and its envelope.
inline constexpr int maxPayloadBytes = maxTextBytes + 512;
/// Payload bytes in one datagram: sealed content less the part's own fields (< 80).
inline constexpr int maxPartBytes = maxSealedContent - 80;
inline constexpr int maxParts = (maxPayloadBytes + maxPartBytes - 1) / maxPartBytes;
/// Datagrams of one peer in flight: 128 × 1200 bytes fit a default receive buffer.
inline constexpr int sendWindowParts = 128;
/// What it begins with, and what it never shrinks below: loss at random must not throttle.
inline constexpr int firstWindowParts = 32;
inline constexpr int smallestWindowParts = 16;
/// Sent at one moment to one peer, and to all of them together: no switch's queue overflows, everybody gets their turn.
inline constexpr int sendBurstParts = 16;
inline constexpr int sendTurnParts = 64;
/// First retry, before the way was timed; then as the way needs, within these bounds (the shortest leaves the receiver's
/// disk some time). From the second in vain on doubled, each with up to 30 % more at random.
inline constexpr int firstRetryMs = 150;
inline constexpr int shortestRetryMs = 40;
inline constexpr int longestRetryMs = 3'000;
/// Parts that ask for a sign of life after such a time: its answer tells what else is missing.
inline constexpr int probeParts = 4;
/// After this many tries in vain, and at least so long in silence, the way to the peer is looked for anew.
inline constexpr int triesBeforeProbe = 3;
inline constexpr int silenceBeforeProbeMs = 500;
/// Acknowledgements to one peer keep this distance, unless so many messages wait for theirs.
inline constexpr int ackGapMs = 5;
inline constexpr int maxAckBatch = 16;
/// A disk that refused gets another try after this.
inline constexpr int storeRetryMs = 1'000;
/// Sequences lie no further above their floor: so many messages nobody gives up one by one. None comes near the end of
/// what a database can count.
inline constexpr quint64 maxSequenceGap = quint64(1) << 20;
inline constexpr quint64 maxSequence = quint64(1) << 62;
/// Messages held per peer because an earlier one is missing, and the bytes they may have.
inline constexpr int maxHeldMessages = 256;
inline constexpr int maxHeldBytes = 4 * 1024 * 1024;
/// Ids beside the one an acknowledgement is about, stored and held together: 48 × 17 bytes fit its datagram.
inline constexpr int maxAlsoStored = 48;
/// Half-received messages per peer and their bytes, and the bytes of all peers together.
inline constexpr int maxPartialMessages = 256;
inline constexpr int maxPartialBytes = 8 * 1024 * 1024;
inline constexpr int maxPartialBytesInAll = 32 * 1024 * 1024;

/// UTF-8 bytes of one reaction: the longest emoji sequences have 35.
inline constexpr int maxReactionBytes = 64;
/// UTF-16 units of a quoted message that are shown.
inline constexpr int maxQuoteLength = 200;
/// Bytes of the small picture in an offer, and its pixels on the longer side: enough to see what it is.
inline constexpr int maxPreviewBytes = 24 * 1024;
inline constexpr int maxPreviewPixels = 320;
/// "… is typing" goes out no more often than this while one types, and is forgotten after twice as much.
inline constexpr int typingMs = 3'000;

/// A writer's clock that was not measured is believed if it says less than this off ours: time zones set wrongly, not years.
inline constexpr qint64 maxUnmeasuredSkewMs = 24 * 3'600'000LL;
/// No message waits longer for its receiver: one written before that has a wrong time.
inline constexpr qint64 longestWaitMs = 366 * 24 * 3'600'000LL;
/// What was read is told no more often than this: a flood that is watched needs one receipt, not thousands.
inline constexpr int readReceiptMs = 500;
/// Rows of a conversation that are removed, or written to a file, in one go: others get their turn between.
inline constexpr int rowsAtATime = 100;
/// How often it is looked whether messages have become too old to be kept.
inline constexpr int retentionMs = 24 * 3'600'000;

/// UTF-16 units of what a transfer's outcome may say beside its code: a long path fits.
inline constexpr int maxDetailLength = 512;
/// Times that are read are brought into the years 1 to 9999, which every calendar can show. ms since 1970 UTC.
inline constexpr qint64 earliestTimeMs = -62'135'596'800'000;
inline constexpr qint64 latestTimeMs = 253'402'300'799'999;

// --- Links -----------------------------------------------------------------------------------
/// One record: 1 MiB of data and its framing. Refused the moment the length is read.
inline constexpr int maxRecordPayload = 1024 * 1024;
/// A record that carries a header, not data.
inline constexpr int maxHeaderPayload = 64 * 1024;
/// File data of one record as we send it: large enough to be fast, small enough to stay in cache.
inline constexpr int dataChunk = 256 * 1024;
/// Bytes waiting in a socket: more costs memory, fewer lets the wire run dry.
inline constexpr int linkHighWater = 1024 * 1024;
inline constexpr int linkReadBuffer = 1024 * 1024;
/// What the system may hold of a link within one machine: nothing is in flight there, and what waits long leaves
/// the processor's cache (measured: 1.7 to 2.9 GB/s). Across a network the system finds its own size.
inline constexpr int loopbackSendBuffer = 256 * 1024;
/// From connect to the challenge answered.
inline constexpr int handshakeMs = 5'000;
/// Nothing moved for so long: the link is dead.
inline constexpr int linkIdleMs = 30'000;
/// Connections that have not proved themselves yet, in all and from one address.
inline constexpr int maxPendingLinks = 64;
inline constexpr int maxPendingLinksPerAddress = 8;
/// Links that have: what is sent, fetched and browsed at once fits, so that none of these is refused.
inline constexpr int maxLinks = 128;
/// A grant is dialled within this or forgotten.
inline constexpr int grantLifetimeMs = 30'000;
inline constexpr int maxGrantsPerPeer = 16;
/// Who was asked to dial back does so after this, so that its answer is there before it, and tries again as often ...
inline constexpr int dialBackMs = 200;
/// ... until who asked has waited for so long.
inline constexpr int dialBackPatienceMs = 8'000;
/// Grants of one peer that are remembered, used and superseded ones too.
inline constexpr int maxGrantsKeptPerPeer = 4 * maxGrantsPerPeer;
/// A grant unanswered for this long is repeated; tries.
inline constexpr int grantRetryMs = 250;
inline constexpr int grantTries = 8;

// --- Files -----------------------------------------------------------------------------------
/// Entries of one offer. Their manifest lies on the disk, so this bounds only what a liar may announce.
inline constexpr int maxEntries = 10'000'000;
/// Entries said in one record; empty files of short names fill it no further.
inline constexpr int entriesPerRecord = 512;
/// Files up to this go within the record that tells of them: a record takes one of these with its path, or many
/// smaller ones.
inline constexpr int maxInlineBytes = 48 * 1024;
/// Files begun or waiting to be made durable when a link was lost; and entries asked for once more in one go.
inline constexpr int maxHaves = 2'048;
/// Large files a sender names in advance to a receiver that may have some: enough that neither waits for the other.
inline constexpr int maxUpcoming = 64;
/// So far ahead of what it sends it looks for them.
inline constexpr int upcomingReach = 4'096;
/// Bytes of files that are made durable together, with one sync: what a crash of the machine may cost again.
inline constexpr qint64 groupBytes = 64 * 1024 * 1024;
/// Folders in one another: deeper trees no system lets anybody reach by a path.
inline constexpr int maxPathDepth = 256;
/// UTF-8 bytes of a path on the wire: PATH_MAX, beyond which no file system has names.
inline constexpr int maxWirePathBytes = 4'096;
/// A scan that takes longer than this is offered before it is done.
inline constexpr int scanPatienceMs = 200;
/// How often one file that changes while it is sent is begun anew.
inline constexpr int changingTries = 3;
/// What files may have grown since they were offered, beside once their size: the rest is not fetched.
inline constexpr qint64 growthAllowance = 64 * 1024 * 1024;
/// Entries fetched once more, remembered in the journal; beyond these they only count.
inline constexpr int maxMissingKept = 4'096;
/// What is told of single entries (renamed, skipped) with a transfer.
inline constexpr int maxNotes = 20;
/// Paths kept of what a transfer wrote: those directly in its folder.
inline constexpr int maxPathsKept = 1'000;
/// Transfers that fetch at once, if the user does not say otherwise, and what they may say; the others are queued.
inline constexpr int maxRunning = 3;
inline constexpr int mostRunning = 16;
/// Transfers that are sent at once, to all and to one person; who asks for more waits for their turn, and says so often that
/// they still do, or is forgotten after a while.
inline constexpr int maxSending = 48;
inline constexpr int maxSendingPerPeer = mostRunning;
inline constexpr int turnQuestionMs = 3'000;
inline constexpr int turnPatienceMs = 10'000;
/// A link with nothing to say says so ...
inline constexpr int aliveMs = 3'000;
/// ... and one that has heard nothing for so long is given up: with the second between two looks, 10 s at the most.
inline constexpr int silenceMs = 9'000;
/// A link that was lost is asked for again after this, doubled up to the longest.
inline constexpr int firstReconnectMs = 1'000;
inline constexpr int longestReconnectMs = 30'000;
/// How often a full disk is looked at again.
inline constexpr int spaceProbeMs = 3'000;
/// What is kept to go on with a transfer that failed goes after so many days.
inline constexpr int keepFailedDays = 30;
/// UTF-8 bytes of one file name: what ext4, NTFS and APFS hold, less room for " (999).part".
inline constexpr int maxFileNameBytes = 240;
/// UTF-8 bytes of a name as another system sent it, before SafePath shortens it.
inline constexpr int maxWireNameBytes = maxWirePathBytes;
/// Offers of one person that wait for the user's word; more are declined unseen. Nobody decides on so many one by one.
inline constexpr int maxOpenOffersPerPeer = 1'000;
/// Names shown with an offer before the manifest is there.
inline constexpr int maxPreviewNames = 3;
/// UTF-16 units of a published folder's name.
inline constexpr int maxShareName = 120;
/// Entries of a page of a published folder.
inline constexpr int maxBrowsePage = 500;
/// UTF-8 bytes of a published folder's password, and of what names in it are filtered by.
inline constexpr int maxSharePasswordBytes = 1'024;
inline constexpr int maxBrowseFilterBytes = 1'024;
/// Files and folders asked for in one go: a message's bytes end it sooner.
inline constexpr int maxRequestedPaths = 10'000;
/// Who browsed keeps the link for the next page so long; nobody reads a page for longer without wanting another.
inline constexpr int browseKeepMs = 20'000;
/// Browsed by so many at once, and by one person: a few windows.
inline constexpr int maxBrowsers = 32;
inline constexpr int maxBrowsersPerPeer = 4;
/// Entries of one folder that are listed; and those of all listings that are kept for a next page (some 100 bytes each).
inline constexpr int maxListed = 200'000;
inline constexpr int maxListedInAll = 1'000'000;
/// A listing is kept for so long after it was looked at last.
inline constexpr int listingKeepMs = 10'000;
/// Wrong passwords of one person, and of all together, within such a time; more are refused unlooked at. Hashing takes some
/// 100 ms and 64 MiB each, on purpose.
inline constexpr int maxWrongPasswords = 5;
inline constexpr int maxWrongPasswordsInAll = 60;
inline constexpr int wrongPasswordMs = 60'000;
/// Downloads from published folders that one person has open here.
inline constexpr int maxServedPerPeer = 64;
/// Who is held back by a rate limit looks so often whether there is another one.
inline constexpr int rateLapMs = 500;
/// Progress is told no more often than this.
inline constexpr int progressMs = 100;
/// A rate is the mean over this.
inline constexpr int rateWindowMs = 3'000;
/// Kept free beside the files themselves.
inline constexpr qint64 diskReserve = 16 * 1024 * 1024;

} // namespace dovetail::limits
