// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/incomingtransfer.h"

#include "core/common/limits.h"
#include "core/files/safepath.h"

// What is there before anything comes: the beginnings of files, and files that may be the same.
namespace dovetail::files {

namespace {

/// Bytes that are read before the event loop gets its turn.
constexpr qint64 perTurn = 16 * 1024 * 1024;
constexpr int digestSize = Digest::size;

/// Digests what is left of a file, as far as the turn reaches. False: it ended before, or cannot be read.
bool digestOn(FileHandle file, QByteArray &buffer, Digest &digest, qint64 &left, qint64 &turn)
{
    while (left > 0 && turn > 0) {
        const qint64 got = readSome(file, buffer.data(), qMin<qint64>(buffer.size(), left));
        if (got <= 0)
            return false;
        digest.add(QByteArrayView(buffer).first(got));
        left -= got;
        turn -= got;
    }
    return true;
}

} // namespace

void IncomingTransfer::proveLeftovers()
{
    QByteArray &buffer = proofBuffer();
    qint64 turn = perTurn;
    while (m_proving != m_leftovers.end()) {
        const auto &[entry, size] = *m_proving;
        std::unique_ptr<Digest> &digest = m_proved[entry];
        if (!digest) {
            digest = std::make_unique<Digest>();
            m_provingFile = m_sink->readLeftover(entry);
            readAhead(m_provingFile.get());
            m_provingLeft = size;
        }
        const bool whole = digestOn(m_provingFile.get(), buffer, *digest, m_provingLeft, turn);
        if (whole && m_provingLeft > 0) {
            later([this] { proveLeftovers(); });
            return;
        }
        // Else it is no prefix of anything.
        sendHeader(wire::PrefixHeader{entry, whole ? digest->result() : QByteArray(digestSize, '\0')});
        m_provingFile.reset();
        ++m_proving;
    }
}

Result<void> IncomingTransfer::take(const wire::UpcomingHeader &header)
{
    if (m_state == State::Settling || m_state == State::Complete || !m_asked.isEmpty()
        || !m_sink->keepsIdentical() || header.files.first().entry < m_next
        || qint64(header.files.first().entry) <= m_lastUpcoming
        || header.files.last().entry >= m_plan.entryCount
        || m_upcoming.size() + header.files.size() + qsizetype(m_twins.size()) > limits::maxUpcoming)
        return ErrorCode::ProtocolViolation;
    m_lastUpcoming = header.files.last().entry;
    const bool idle = m_upcoming.isEmpty();
    m_upcoming += header.files;
    if (idle)
        later([this] { compareUpcoming(); });
    return {};
}

void IncomingTransfer::answerUpcoming(bool there)
{
    const quint32 entry = m_upcoming.takeFirst().entry;
    m_comparing.reset();
    if (there)
        m_twins[entry] = std::move(m_twin);
    m_twin = {};
    sendHeader(wire::ThereHeader{entry, there});
}

void IncomingTransfer::compareUpcoming()
{
    QByteArray &buffer = proofBuffer();
    qint64 turn = perTurn;
    while (!m_upcoming.isEmpty()) {
        const wire::UpcomingHeader::File &file = m_upcoming.first();
        if (!m_comparing.isValid()) {
            const Result<QString> path = SafePath::path(file.path);
            // Of those that turn out different no more than can be asked for again; what lies aside goes before.
            const bool stillToCome =
                file.entry > m_next || (file.entry == m_next && m_state == State::BetweenEntries);
            if (path.ok() && file.size > 0 && stillToCome && !m_leftovers.contains(file.entry)
                && m_toAsk.size() + limits::maxUpcoming < limits::maxMissingKept)
                m_comparing = m_sink->adopt(file.entry, *path, file.size);
            if (!m_comparing.isValid()) {
                answerUpcoming(false);
                continue;
            }
            readAhead(m_comparing.get());
            m_twin = {statOf(m_comparing.get()), std::make_unique<Digest>()};
            m_comparingLeft = qint64(file.size);
        }
        const bool whole = digestOn(m_comparing.get(), buffer, *m_twin.digest, m_comparingLeft, turn);
        if (whole && m_comparingLeft > 0) {
            later([this] { compareUpcoming(); });
            return;
        }
        answerUpcoming(whole);
    }
}

Result<void> IncomingTransfer::takeOver(const wire::FileHeader &header, const QString &path)
{
    Twin &twin = m_twins[header.info.entry];
    if (!twin.digest || header.offset != header.size || header.size != quint64(twin.stat.size))
        return ErrorCode::ProtocolViolation;
    // Somebody may have written to it since.
    const FileStat now = statOf(m_sink->readLeftover(header.info.entry).get());
    if (now.modifiedNs != twin.stat.modifiedNs || now.size != twin.stat.size || now.inode != twin.stat.inode)
        twin.digest = std::make_unique<Digest>(); // of nothing: it is asked for again
    m_file = header;
    m_path = path;
    m_left = 0;
    m_state = State::ReadingFile;
    setCurrent(path, qint64(header.size));
    m_sink->beginAdopted(header.info, qint64(header.size), std::move(twin.digest));
    return {};
}

} // namespace dovetail::files
