// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QMap>

namespace dovetail::test {

/// The vectors of PROTOCOL.md: blocks fenced as "vector", the name in the first line, then
/// hexadecimal bytes; from ';' to the line's end is comment. Link dovetail_vectors.
class ProtocolVectors final {
public:
    explicit ProtocolVectors(const QString &path = QStringLiteral(DOVETAIL_PROTOCOL_PAGE))
    {
        QFile page(path);
        if (!page.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(path));
        QByteArray name;
        bool inside = false;
        while (!page.atEnd()) {
            const QByteArray line = page.readLine().trimmed();
            if (line.startsWith("```")) {
                inside = line == "```vector";
                name.clear();
                continue;
            }
            if (!inside)
                continue;
            if (name.isEmpty()) {
                name = line;
                if (m_vectors.contains(name))
                    qFatal("vector %s is there twice", name.constData());
                m_vectors[name]; // may stay empty
                continue;
            }
            const qsizetype comment = line.indexOf(';');
            const QByteArray hex = (comment < 0 ? line : line.left(comment)).trimmed();
            const QByteArray bytes = QByteArray::fromHex(hex);
            if (bytes.toHex() != hex)
                qFatal("vector %s has a line that is no hexadecimal: %s", name.constData(), line.constData());
            m_vectors[name] += bytes;
        }
    }

    /// A name that is not there ends the program: a test without its vector proves nothing.
    [[nodiscard]] QByteArray operator[](const char *name) const
    {
        const auto vector = m_vectors.constFind(name);
        if (vector == m_vectors.cend())
            qFatal("PROTOCOL.md has no vector %s", name);
        return *vector;
    }

    [[nodiscard]] const QMap<QByteArray, QByteArray> &all() const { return m_vectors; }

private:
    QMap<QByteArray, QByteArray> m_vectors;
};

} // namespace dovetail::test
