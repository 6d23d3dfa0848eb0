// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/manifest.h"

#include "core/common/limits.h"
#include "core/wire/cborreader.h"

#include <QCborArray>
#include <QCborStreamWriter>
#include <QCborValue>
#include <QFileInfo>
#include <QtEndian>

#include <limits>

namespace dovetail::files {

namespace {

constexpr QByteArrayView magic("DVM1");
constexpr quint32 entriesPerMark = 256;
constexpr qsizetype bufferSize = 64 * 1024;
constexpr qint64 maxItem = 64 * 1024;
constexpr int lengthSize = 4;
constexpr quint64 entryFields = 8;

QString unfinished(const QString &path)
{
    return path + QStringLiteral(".new");
}

void count(ManifestTotals &totals, const ManifestEntry &entry)
{
    if (entry.kind == wire::EntryKind::Folder)
        ++totals.folders;
    else
        ++totals.files;
    if (entry.kind == wire::EntryKind::File)
        totals.bytes += static_cast<quint64>(entry.stat.size);
}

} // namespace

QString ManifestEntry::wirePath() const
{
    if (root.single || path.isEmpty())
        return root.name;
    return root.name + u'/' + QString::fromUtf8(path).normalized(QString::NormalizationForm_C);
}

QByteArray ManifestEntry::pathInRoot() const
{
    return root.inner.isEmpty() ? path : path.isEmpty() ? root.inner : root.inner + '/' + path;
}

std::unique_ptr<ManifestWriter> ManifestWriter::create(const QString &path)
{
    auto writer = std::make_unique<ManifestWriter>();
    writer->m_buffer.reserve(bufferSize + maxItem);
    writer->m_item.open(QIODevice::WriteOnly);
    writer->m_path = path;
    writer->m_file.setFileName(unfinished(path));
    // The names of what people send are nobody else's business.
    if (!writer->m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered)
        || !writer->m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return nullptr;
    writer->append(magic.toByteArray());
    return writer;
}

ManifestWriter::~ManifestWriter()
{
    if (m_file.isOpen())
        m_file.remove();
}

template <typename Write>
void ManifestWriter::appendItem(Write write)
{
    m_item.seek(0);
    write(m_cbor);
    char length[lengthSize];
    qToBigEndian(static_cast<quint32>(m_item.pos()), length);
    append(QByteArrayView(length, lengthSize));
    append(QByteArrayView(m_item.data()).first(m_item.pos()));
}

void ManifestWriter::append(QByteArrayView bytes)
{
    m_buffer += bytes;
    m_offset += bytes.size();
    if (m_buffer.size() < bufferSize)
        return;
    m_failed = m_failed || m_file.write(m_buffer) != m_buffer.size();
    m_buffer.resize(0); // its memory stays
}

void ManifestWriter::beginRoot(const ManifestRoot &root)
{
    m_root = m_offset;
    appendItem([&root](QCborStreamWriter &out) {
        out.startArray(4);
        out.append(root.folder);
        out.append(QStringView(root.name));
        out.append(root.single);
        out.append(root.inner);
        out.endArray();
    });
}

void ManifestWriter::add(const ManifestEntry &entry)
{
    if (m_totals.entries() % entriesPerMark == 0)
        m_marks += {m_offset, m_totals};
    appendItem([&entry, this](QCborStreamWriter &out) {
        out.startArray(entryFields);
        out.append(quint64(entry.kind));
        out.append(m_root);
        out.append(entry.path);
        out.append(entry.stat.size);
        out.append(entry.stat.modifiedNs);
        out.append(entry.stat.inode);
        out.append(entry.stat.executable);
        out.append(entry.target);
        out.endArray();
    });
    count(m_totals, entry);
}

void ManifestWriter::addHole(const QByteArray &path)
{
    if (m_holes.size() < limits::maxNotes) // as many as are told of
        m_holes += {m_root, path};
}

bool ManifestWriter::finish()
{
    for (const Hole &hole : std::as_const(m_holes)) {
        appendItem([&hole](QCborStreamWriter &out) {
            out.startArray(2);
            out.append(hole.root);
            out.append(hole.path);
            out.endArray();
        });
    }
    const qint64 end = m_offset;
    QByteArray index;
    const auto number = [&index](quint64 value) {
        char bytes[8];
        qToBigEndian(value, bytes);
        index.append(bytes, sizeof bytes);
    };
    const auto totals = [&number](const ManifestTotals &value) {
        number(value.files);
        number(value.folders);
        number(value.bytes);
    };
    for (const Mark &mark : std::as_const(m_marks)) {
        number(quint64(mark.offset));
        totals(mark.before);
    }
    totals(m_totals);
    number(quint64(end));
    append(index + magic.toByteArray());
    // On the disk before it has its name: after a power cut half a manifest would look like one.
    m_failed = m_failed || m_file.write(m_buffer) != m_buffer.size() || !syncFile(m_file);
    m_file.close();
    m_failed = m_failed || m_file.error() != QFileDevice::NoError;
    QFile::remove(m_path);
    if (m_failed || !QFile::rename(unfinished(m_path), m_path)) {
        QFile::remove(unfinished(m_path));
        return false;
    }
    return true;
}

std::unique_ptr<ManifestReader> ManifestReader::open(const QString &path)
{
    auto reader = std::make_unique<ManifestReader>();
    reader->m_file.setFileName(path);
    if (!reader->m_file.open(QIODevice::ReadOnly) || !reader->readIndex() || !reader->seek(0))
        return nullptr;
    return reader;
}

bool ManifestReader::readIndex()
{
    constexpr qint64 totalsSize = 24;
    constexpr qint64 tailSize = totalsSize + 8 + magic.size();
    constexpr qint64 markSize = 8 + totalsSize;
    const qint64 size = m_file.size();
    if (size < magic.size() + tailSize || m_file.read(magic.size()) != magic || !m_file.seek(size - tailSize))
        return false;
    const QByteArray tail = m_file.read(tailSize);
    if (tail.size() != tailSize || !tail.endsWith(magic))
        return false;
    const auto totals = [](const char *bytes) {
        return ManifestTotals{static_cast<quint32>(qFromBigEndian<quint64>(bytes)),
                              static_cast<quint32>(qFromBigEndian<quint64>(bytes + 8)),
                              qFromBigEndian<quint64>(bytes + 16)};
    };
    m_totals = totals(tail.constData());
    m_end = qFromBigEndian<qint64>(tail.constData() + totalsSize);
    const qint64 marks = (qint64(m_totals.entries()) + entriesPerMark - 1) / entriesPerMark;
    if (m_end < magic.size() || m_end != size - tailSize - marks * markSize || !m_file.seek(m_end))
        return false;
    const QByteArray index = m_file.read(marks * markSize);
    for (qint64 i = 0; i < marks && index.size() == marks * markSize; ++i) {
        const char *at = index.constData() + i * markSize;
        m_marks += {qFromBigEndian<qint64>(at), totals(at + 8)};
    }
    return m_marks.size() == marks;
}

bool ManifestReader::seek(quint32 entry)
{
    if (entry >= m_totals.entries()) {
        m_before = m_totals;
        return entry == m_totals.entries();
    }
    const Mark &mark = m_marks.at(entry / entriesPerMark);
    m_before = mark.before;
    if (!m_file.seek(mark.offset))
        return false;
    while (m_before.entries() < entry)
        if (!read().ok())
            return false;
    return true;
}

QByteArray ManifestReader::readItem()
{
    const QByteArray length = m_file.read(lengthSize);
    if (length.size() != lengthSize)
        return {};
    const qint64 size = qFromBigEndian<quint32>(length.constData());
    return size <= maxItem ? m_file.read(size) : QByteArray();
}

bool ManifestReader::readRoot(qint64 offset)
{
    if (offset == m_rootOffset)
        return true;
    const qint64 back = m_file.pos();
    if (!m_file.seek(offset))
        return false;
    const QCborArray root = QCborValue::fromCbor(readItem()).toArray();
    if (root.size() < 3 || root.size() > 4 || !m_file.seek(back)) // 3: as written before published folders
        return false;
    m_root = {root.at(0).toByteArray(), root.at(1).toString(), root.at(2).toBool(), root.at(3).toByteArray()};
    m_rootOffset = offset;
    return true;
}

Result<ManifestEntry> ManifestReader::read()
{
    while (!atEnd() && m_file.pos() < m_end) {
        const QByteArray item = readItem();
        wire::CborReader in(item);
        const quint64 fields = in.enterArray(2, entryFields);
        if (fields == 3 || fields == 4)
            continue; // a root, read when it is needed
        ManifestEntry entry;
        entry.kind = static_cast<wire::EntryKind>(in.unsignedInteger(1, 4));
        const qint64 root = in.clampedInteger(0, m_end);
        entry.path = in.bytes(0, maxItem);
        entry.stat.type = entry.kind == wire::EntryKind::Folder ? FileStat::Type::Folder
            : entry.kind == wire::EntryKind::Link               ? FileStat::Type::Link
                                                                : FileStat::Type::File;
        entry.stat.size = in.clampedInteger(0, std::numeric_limits<qint64>::max());
        entry.stat.modifiedNs = in.clampedInteger(std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max());
        entry.stat.inode = in.unsignedInteger();
        entry.stat.executable = in.boolean();
        entry.target = in.bytes(0, maxItem);
        in.leaveArray();
        if (fields != entryFields || !in.finished() || !readRoot(root))
            break;
        entry.root = m_root;
        count(m_before, entry);
        return entry;
    }
    return {ErrorCode::SourceChanged, QFileInfo(m_file.fileName()).fileName()};
}

QList<ManifestRoot> ManifestReader::holes()
{
    QList<ManifestRoot> found;
    if (m_totals.entries() == 0 || !seek(m_totals.entries() - 1) || !read().ok())
        return found;
    while (m_file.pos() < m_end) {
        const QCborArray fields = QCborValue::fromCbor(readItem()).toArray();
        if (fields.size() != 2 || !readRoot(fields.at(0).toInteger()))
            break;
        ManifestEntry folder;
        folder.root = m_root;
        folder.path = fields.at(1).toByteArray();
        found += ManifestRoot{m_root.folder, folder.wirePath(), false, folder.pathInRoot()};
    }
    return found;
}

} // namespace dovetail::files
