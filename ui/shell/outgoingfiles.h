// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/error.h"
#include "core/common/ids.h"

#include <QImage>
#include <QObject>
#include <QStringList>
#include <QThreadPool>

namespace dovetail::ui {

/// Makes ready what is to be offered, with a small picture of what is one, on a thread of its own, one after the other: decoding and encoding pictures takes
/// longer than a window may stand still. What was pasted becomes a file first, in `folder`, where it stays as
/// long as the other side may want it.
class OutgoingFiles final : public QObject {
    Q_OBJECT
public:
    explicit OutgoingFiles(QString folder, QObject *parent = nullptr);
    /// What is being written is finished.
    ~OutgoingFiles() override;

    void offer(const PeerId &peer, const QStringList &paths);
    void offerImage(const PeerId &peer, const QImage &image);
    void offerText(const PeerId &peer, const QString &text);

signals:
    // On this object's thread.
    void ready(const dovetail::PeerId &peer, const QStringList &paths, const QByteArray &preview);
    void failed(const dovetail::PeerId &peer, const dovetail::Error &error);

private:
    // From the worker's thread.
    void tellReady(const PeerId &peer, const QStringList &paths, const QByteArray &preview);
    void tellFailed(const PeerId &peer);

    QString m_folder;
    QThreadPool m_worker;
};

} // namespace dovetail::ui
