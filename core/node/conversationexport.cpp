// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/conversationexport.h"

#include "core/common/limits.h"

#include <QDir>
#include <QSaveFile>

namespace dovetail {

/// The file, on its thread.
class ExportFile final : public QObject {
    Q_OBJECT
public:
    ExportFile(const QString &path, ExportFormat format, const ExportTitle &title)
        : m_path(path), m_format(ConversationFormat::make(format, title))
    {}

    void open()
    {
        m_file = std::make_unique<QSaveFile>(m_path);
        if (!m_file->open(QIODevice::WriteOnly)) {
            fail();
            return;
        }
        // What was said is nobody else's business on a shared computer.
        m_file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        put(m_format->begin());
        report();
    }
    void write(const QList<Message> &messages)
    {
        for (const Message &message : messages)
            put(m_format->row(message));
        report();
    }
    void finish()
    {
        put(m_format->end());
        if (m_file->commit())
            emit finished({});
        else
            fail();
    }

signals:
    void ready();
    void finished(const dovetail::Error &error);

private:
    void put(const QByteArray &bytes) { m_file->write(bytes); } // it remembers what went wrong
    void report()
    {
        if (m_file->error() == QFileDevice::NoError)
            emit ready();
        else
            fail();
    }
    void fail()
    {
        m_file.reset();
        emit finished({ErrorCode::CannotWrite, QDir::toNativeSeparators(m_path)});
    }

    QString m_path;
    std::unique_ptr<ConversationFormat> m_format;
    std::unique_ptr<QSaveFile> m_file;
};

ConversationExport::ConversationExport(store::Store &store, const QString &path, ExportFormat format,
                                       const ExportTitle &title, QObject *parent)
    : QObject(parent), m_store(store), m_peer(title.peer), m_file(new ExportFile(path, format, title))
{
    m_file->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_file, &ExportFile::open);
    connect(&m_thread, &QThread::finished, m_file, &QObject::deleteLater);
    connect(m_file, &ExportFile::ready, this, &ConversationExport::readOn);
    connect(m_file, &ExportFile::finished, this, &ConversationExport::end);
    m_thread.setObjectName(QStringLiteral("dovetail-export"));
}

ConversationExport::~ConversationExport()
{
    if (!m_thread.isRunning()) {
        delete m_file; // never started
        return;
    }
    m_thread.quit();
    m_thread.wait();
}

void ConversationExport::start()
{
    m_thread.start(QThread::LowPriority);
}

void ConversationExport::readOn()
{
    const PageRequest next{.kind = PageRequest::Kind::After, .position = m_last, .limit = limits::rowsAtATime};
    m_store.read([peer = m_peer, next](store::Database &database) { return database.messages().page(peer, next); },
                 this, [this](const Result<MessagePage> &page) {
                     if (page.ok())
                         write(*page);
                     else
                         end(page.error());
                 });
}

void ConversationExport::write(const MessagePage &page)
{
    if (page.messages.isEmpty()) {
        QMetaObject::invokeMethod(m_file, &ExportFile::finish, Qt::QueuedConnection);
        return;
    }
    m_last = page.messages.last().position();
    QMetaObject::invokeMethod(
        m_file, [file = m_file, messages = page.messages] { file->write(messages); }, Qt::QueuedConnection);
}

void ConversationExport::end(const Error &error)
{
    if (std::exchange(m_ended, true))
        return;
    emit finished(error);
}

} // namespace dovetail

#include "conversationexport.moc"
