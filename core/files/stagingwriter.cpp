// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/stagingwriter.h"

namespace dovetail::files {

namespace {

Result<void> about(const Error &error, const QString &path)
{
    return Error{error.code, path};
}

} // namespace

Result<void> StagingWriter::carryOut(StagingWork &work, const std::atomic<bool> &stop)
{
    work.begun = true;
    for (const StagingStep &step : work.steps) {
        if (stop || m_failure.isError())
            break;
        if (const Result<void> done = std::visit([this](const auto &body) { return take(body); }, step); !done.ok())
            m_failure = done.error();
    }
    return m_failure.isError() ? Result<void>(m_failure) : Result<void>();
}

Result<void> StagingWriter::take(const BeginFile &step)
{
    m_path = step.path;
    Result<Descriptor> opened = step.offset > 0 ? m_staging.resume(step.entry, step.offset) : m_staging.create(step.entry);
    if (!opened.ok())
        return about(opened.error(), m_path);
    m_file = *std::move(opened);
    return {};
}

Result<void> StagingWriter::take(const WriteBytes &step)
{
    const Result<void> written = Staging::write(m_file.get(), step.bytes.view());
    return written.ok() ? written : about(written.error(), m_path);
}

Result<void> StagingWriter::take(const EndFile &step)
{
    const Result<void> closed = Staging::close(std::move(m_file), step.modifiedNs, step.executable);
    return closed.ok() ? closed : about(closed.error(), m_path);
}

Result<void> StagingWriter::take(const DropFile &step)
{
    m_file.reset(); // before: Windows keeps what somebody holds open
    m_staging.remove(step.entry);
    return {};
}

Result<void> StagingWriter::take(const WriteFile &step)
{
    Result<Descriptor> file = m_staging.create(step.entry);
    Result<void> done = file.ok() ? Staging::write(file->get(), step.content) : Result<void>(file.error());
    if (done.ok())
        done = Staging::close(*std::move(file), step.modifiedNs, step.executable);
    return done.ok() ? done : about(done.error(), m_target);
}

} // namespace dovetail::files
