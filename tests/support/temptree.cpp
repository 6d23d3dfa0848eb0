// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temptree.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <random>

namespace dovetail::test {

TempTree::TempTree()
{
    if (!m_folder.isValid())
        qFatal("no temporary folder: %s", qPrintable(m_folder.errorString()));
}

QString TempTree::path(const QString &name) const
{
    return name.isEmpty() ? m_folder.path() : m_folder.path() + u'/' + name;
}

QString TempTree::write(const QString &name, const QByteArray &bytes) const
{
    const QString full = path(name);
    QDir().mkpath(QFileInfo(full).path());
    QFile file(full);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(full));
    return full;
}

QString TempTree::makeFolder(const QString &name) const
{
    QDir().mkpath(path(name));
    return path(name);
}

QByteArray TempTree::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool TempTree::contains(const QString &name) const
{
    return names(QFileInfo(name).path()).contains(QFileInfo(name).fileName());
}

QStringList TempTree::names(const QString &folder) const
{
    const QString inside = folder == u"." ? QString() : folder;
    return QDir(path(inside))
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

QByteArray TempTree::noise(qsizetype size, quint32 seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    std::mt19937 random(seed);
    for (qsizetype i = 0; i < size; i += 4) {
        const quint32 word = random();
        std::memcpy(bytes.data() + i, &word, static_cast<size_t>(qMin<qsizetype>(4, size - i)));
    }
    return bytes;
}

} // namespace dovetail::test
