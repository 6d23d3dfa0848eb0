// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/incomingtransfer.h"

#include "core/common/limits.h"

// What came is made safe in groups while more comes, and no more comes than may.
namespace dovetail::files {

void IncomingTransfer::spend(qint64 bytes)
{
    const qint64 wait = m_plan.limit ? m_plan.limit->spend(bytes, clock().now()) : 0;
    if (wait == 0)
        return;
    if (!m_slow)
        m_slow = clock().alarm([this] {
            countBytes(0); // what came is to be seen
            spend(0);
            later([this] { hold(); }); // not within the alarm: it may go with the end
        });
    m_slow->start(qMin<qint64>(wait, limits::rateLapMs));
    hold();
}

void IncomingTransfer::hold()
{
    setReading(!m_full && !(m_slow && m_slow->isArmed()));
}

void IncomingTransfer::moveGroup(bool evenIfSmall)
{
    const bool settling = m_state == State::Settling;
    if (m_stage != Stage::None) {
        // One group at a time; when the next one is full as well, the disk is what all wait for.
        m_full = m_sink->groupIsFull();
        hold();
        return;
    }
    m_full = false;
    hold();
    if (!m_sink->groupIsFull() && !(evenIfSmall && m_sink->hasGroup()) && !(settling && m_dirty)) {
        if (settling)
            settled();
        return;
    }
    m_dirty = m_sink->hasGroup();
    m_step = m_sink->takeGroup();
    m_stage = Stage::Syncing;
    // By another thread: a slow disk must not make us look dead to the other side.
    auto disk = std::make_shared<Descriptor>(m_sink->disk());
    m_disk.start([this, disk] {
        const Result<void> synced =
            disk->isValid() ? TargetFolder::sync(disk->get()) : Result<void>(ErrorCode::CannotWrite);
        QMetaObject::invokeMethod(
            this, [this, synced] { onSynced(synced); }, Qt::QueuedConnection);
    });
}

void IncomingTransfer::onSynced(const Result<void> &synced)
{
    if (hasEnded())
        return;
    if (!synced.ok()) {
        fail({synced.error().code, m_plan.folder});
        return;
    }
    m_stage = Stage::Journaling;
    emit journalWanted(m_step);
}

void IncomingTransfer::onJournaled(const Error &error)
{
    if (m_stage != Stage::Journaling)
        return;
    m_stage = Stage::None;
    const Result<void> placed = error.isError() ? Result<void>(error) : m_sink->place();
    if (!placed.ok())
        fail(placed.error());
    else
        moveGroup(m_state == State::Settling);
}

void IncomingTransfer::settled()
{
    if (!m_toAsk.isEmpty() && isClosed()) {
        fail({ErrorCode::ConnectionLost, {}});
        return;
    }
    if (!m_toAsk.isEmpty()) {
        m_asked = std::exchange(m_toAsk, {});
        std::sort(m_asked.begin(), m_asked.end());
        m_toAsk = m_asked.mid(limits::maxHaves);
        m_asked.resize(qMin<qsizetype>(m_asked.size(), limits::maxHaves));
        m_nextAsked = 0;
        m_sink->keepFolderTimes();
        m_state = State::BetweenEntries;
        m_dirty = true;
        sendHeader(wire::AgainHeader{m_asked});
        return;
    }
    m_state = State::Complete;
    m_sink->removeStaging();
    sendHeader(wire::CompleteHeader());
    finish();
}

} // namespace dovetail::files
