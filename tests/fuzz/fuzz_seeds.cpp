// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/frame.h"
#include "tests/core/wire/protocolvectors.h"

#include <QDir>
#include <QFile>

// Writes what the fuzz targets begin with: the vectors of PROTOCOL.md, each behind the byte that
// leads it to its decoder. Nothing of it needs to be kept as a file.
//   fuzz_seeds FOLDER
using namespace dovetail;

namespace {

void write(const QString &folder, const QByteArray &name, const QByteArray &bytes)
{
    QDir().mkpath(folder);
    QFile seed(folder + u'/' + QString::fromLatin1(name));
    if (!seed.open(QIODevice::WriteOnly) || seed.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(seed.fileName()));
}

/// A header as a record that was never encrypted: fuzz_frame has no cipher.
QByteArray record(const QByteArray &header, bool last)
{
    QByteArray bytes(wire::recordHeaderSize, '\0');
    wire::writeRecordHeader(bytes.data(), wire::RecordType::Header, last, header.size());
    return bytes + header + QByteArray(wire::recordTagSize, '\0');
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        qFatal("usage: fuzz_seeds FOLDER");
    const QString folder = QString::fromLocal8Bit(argv[1]);
    const QString datagrams = folder + QStringLiteral("/fuzz_datagram");
    const QString frames = folder + QStringLiteral("/fuzz_frame");
    const test::ProtocolVectors page;
    QByteArray stream;
    for (auto it = page.all().begin(); it != page.all().end(); ++it) {
        const QByteArray &name = it.key();
        const QByteArray &bytes = it.value();
        if (name == "hello" || name == "sealed" || name == "private")
            write(datagrams, name, '\0' + bytes);
        else if (name.startsWith("card"))
            write(datagrams, name, '\1' + bytes);
        else if (name.startsWith("content."))
            write(datagrams, name, '\2' + bytes);
        else if (name.startsWith("payload."))
            write(datagrams, name, '\3' + bytes);
        else if (name == "link.dial" || name == "link.listen")
            write(frames, name, '\0' + bytes);
        else if (name.startsWith("header.")) {
            write(frames, name, '\1' + bytes);
            stream += record(bytes, false);
        } else if (name.startsWith("record."))
            write(frames, name, '\x20' + bytes);
        // What a sealed datagram hides, where the target looks for it.
        if (name.startsWith("content."))
            write(datagrams, "sealed." + name, '\0' + page["sealed"].first(45) + bytes);
    }
    stream += record(page["header.end"], true);
    for (const char piece : {'\2', '\5', '\x40'})
        write(frames, "stream." + QByteArray::number(piece), piece + stream);
    return 0;
}
