// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/dropsize.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace dovetail::ui {

namespace {

constexpr int patienceMs = 3'000;
constexpr int entriesLookedAt = 200'000;

/// Nothing, when it is too much or nobody wants to know any more.
std::optional<qint64> sizeOf(const QStringList &paths, const QPromise<qint64> &asked)
{
    QElapsedTimer clock;
    clock.start();
    int entries = 0;
    const auto enough = [&] {
        return ++entries > entriesLookedAt || clock.hasExpired(patienceMs) || asked.isCanceled();
    };
    qint64 bytes = 0;
    for (const QString &path : paths) {
        if (enough())
            return std::nullopt;
        const QFileInfo info(path);
        if (!info.isDir()) {
            bytes += info.size();
            continue;
        }
        // Links are not followed: they are not when it is sent, either.
        QDirIterator tree(path, QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot | QDir::NoSymLinks,
                          QDirIterator::Subdirectories);
        while (tree.hasNext()) {
            tree.next();
            if (enough())
                return std::nullopt;
            if (!tree.fileInfo().isDir())
                bytes += tree.fileInfo().size();
        }
    }
    return bytes;
}

} // namespace

DropSize::DropSize(QObject *parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this,
            [this](int at) { emit counted(m_watcher.resultAt(at)); });
}

DropSize::~DropSize()
{
    stop();
}

void DropSize::count(const DroppedFiles &dropped)
{
    stop();
    if (dropped.folders == 0 && dropped.complete)
        return;
    const auto promise = std::make_shared<QPromise<qint64>>();
    promise->start();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, paths = dropped.files] {
        if (const auto bytes = sizeOf(paths, *promise))
            promise->addResult(*bytes);
        promise->finish();
    });
}

void DropSize::stop()
{
    m_watcher.cancel();
    m_watcher.setFuture({}); // its answer may be on its way already
}

} // namespace dovetail::ui
