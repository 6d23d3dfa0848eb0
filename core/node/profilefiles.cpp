// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/profilefiles.h"

#include <QFile>
#include <QtEndian>

#include <utility>

namespace dovetail {

namespace {

constexpr qint64 piece = 64 * 1024;
constexpr quint32 longestName = 64;

template <typename Number>
QByteArray bigEndian(Number number)
{
    QByteArray bytes(sizeof number, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

} // namespace

bool ProfileFiles::pack(const QList<Source> &sources, const Sink &sink)
{
    for (const Source &source : sources) {
        QFile file(source.path);
        if (!file.exists())
            continue;
        if (!file.open(QIODevice::ReadOnly))
            return false;
        const QByteArray name = source.name.toUtf8();
        const qint64 size = file.size();
        if (!sink(bigEndian(quint32(name.size())) + name + bigEndian(quint64(size))))
            return false;
        for (qint64 left = size; left > 0;) {
            const QByteArray bytes = file.read(qMin(left, piece));
            if (bytes.isEmpty() || !sink(bytes))
                return false;
            left -= bytes.size();
        }
    }
    return sink(bigEndian(quint32(0)));
}

ProfileUnpacker::ProfileUnpacker(QString folder, QStringList expected)
    : m_folder(std::move(folder)), m_expected(std::move(expected))
{}

bool ProfileUnpacker::take(QByteArrayView bytes)
{
    while (!bytes.isEmpty() || (m_file && m_left == 0)) {
        if (m_ended)
            return false; // something behind the end
        if (!m_file) {
            m_buffer.append(bytes.first(1).data(), 1);
            bytes = bytes.sliced(1);
            if (!begin())
                return false;
            continue;
        }
        const qsizetype count = qsizetype(qMin(quint64(bytes.size()), m_left));
        if (m_file->write(bytes.data(), count) != count)
            return false;
        bytes = bytes.sliced(count);
        m_left -= quint64(count);
        if (m_left == 0) {
            if (!static_cast<QFile *>(m_file.get())->flush())
                return false;
            m_file.reset();
        }
    }
    return true;
}

/// One more byte of a header is there: perhaps it is the last.
bool ProfileUnpacker::begin()
{
    constexpr qsizetype lengths = sizeof(quint32);
    if (m_buffer.size() < lengths)
        return true;
    const quint32 nameSize = qFromBigEndian<quint32>(m_buffer.constData());
    if (nameSize == 0) {
        m_ended = true;
        m_buffer.clear();
        return true;
    }
    if (nameSize > longestName)
        return false;
    if (m_buffer.size() < lengths + qsizetype(nameSize) + qsizetype(sizeof(quint64)))
        return true;
    const QString name = QString::fromUtf8(m_buffer.mid(lengths, nameSize));
    if (!m_expected.removeOne(name))
        return false;
    m_left = qFromBigEndian<quint64>(m_buffer.constData() + lengths + nameSize);
    m_buffer.clear();
    auto file = std::make_unique<QFile>(m_folder + QLatin1Char('/') + name);
    if (!file->open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return false;
    file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    m_file = std::move(file);
    return true;
}

} // namespace dovetail
