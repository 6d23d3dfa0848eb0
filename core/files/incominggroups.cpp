// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/incomingtransfer.h"

#include "core/common/limits.h"

#include <numeric>

// What came is made safe in groups while more comes, and no more comes than may.
namespace dovetail::files {

namespace {

/// The disk's thread gets so much at a time, if it has something to do already ...
constexpr qint64 batchBytes = 512 * 1024;
/// ... and no more comes while so much waits there.
constexpr qint64 mostWaiting = 4 * 1024 * 1024;

} // namespace

void IncomingTransfer::run(BackgroundWork &thread, std::function<Result<void>()> work, Done done)
{
    thread.run(std::move(work), this, [this, done](const Result<void> &result) {
        if (!hasEnded())
            (this->*done)(result);
    });
}

void IncomingTransfer::withSink(std::function<Result<void>(FileSink &)> work, Done done)
{
    run(*m_disk,
        [this, work = std::move(work)] {
            const std::lock_guard lock(m_sinkMutex);
            return m_closing ? Result<void>() : work(*m_sink);
        },
        done);
}

void IncomingTransfer::write(bool evenIfLittle)
{
    const StagingWork &waiting = m_sink->waiting();
    if (waiting.steps.empty() || (!evenIfLittle && !m_writing.isEmpty() && waiting.bytes < batchBytes))
        return;
    m_writing += std::make_shared<StagingWork>(m_sink->takeWaiting());
    withSink([work = m_writing.last(), this](FileSink &sink) { return sink.carryOut(*work, m_closing); },
             &IncomingTransfer::onWritten);
    hold();
}

void IncomingTransfer::onWritten(const Result<void> &written)
{
    if (!written.ok()) {
        fail(written.error());
        return;
    }
    const std::shared_ptr<StagingWork> done = m_writing.dequeue();
    for (StagingStep &step : done->steps)
        if (auto *const bytes = std::get_if<WriteBytes>(&step))
            link().reuse(std::move(bytes->bytes));
    if (m_stage == Stage::Writing && --m_groupWriting == 0)
        sync();
    write(false);
    hold();
}

void IncomingTransfer::writeRest()
{
    m_writing += std::make_shared<StagingWork>(m_sink->takeWaiting());
    const std::atomic<bool> stop = false;
    for (const std::shared_ptr<StagingWork> &work : std::as_const(m_writing))
        if (!work->begun && !m_sink->carryOut(*work, stop).ok())
            return; // whoever goes on finds out
}

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
    const qint64 waiting = std::accumulate(m_writing.cbegin(), m_writing.cend(), m_sink->waiting().bytes,
                                           [](qint64 sum, const auto &work) { return sum + work->bytes; });
    setReading(!m_full && waiting < mostWaiting && !(m_slow && m_slow->isArmed()));
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
    write(true);
    m_step = m_sink->takeGroup();
    m_stage = Stage::Writing;
    m_groupWriting = m_writing.size();
    if (m_groupWriting == 0)
        sync();
}

void IncomingTransfer::sync()
{
    m_stage = Stage::Syncing;
    // A slow disk must not make us look dead to the other side, nor keep us from stopping.
    run(*m_syncer,
        [disk = std::make_shared<Descriptor>(m_sink->disk())] {
            return disk->isValid() ? TargetFolder::sync(disk->get()) : Result<void>(ErrorCode::CannotWrite);
        },
        &IncomingTransfer::onSynced);
}

void IncomingTransfer::onSynced(const Result<void> &synced)
{
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
    if (error.isError()) {
        fail(error);
        return;
    }
    m_stage = Stage::Placing;
    withSink([](FileSink &sink) { return sink.place(); }, &IncomingTransfer::onPlaced);
}

void IncomingTransfer::onPlaced(const Result<void> &placed)
{
    m_stage = Stage::None;
    m_sink->notePlaced();
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
