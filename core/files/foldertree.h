// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <memory>

namespace dovetail::files {

/// What lies under a name, links not followed.
struct FileStat {
    enum class Type { None, File, Folder, Link, Other };
    Type type = Type::None;
    qint64 size = 0;
    qint64 modifiedNs = 0;
    quint64 inode = 0;
    bool executable = false;
    friend bool operator==(const FileStat &, const FileStat &) = default;
};

[[nodiscard]] FileStat statOf(int folder, const QByteArray &name);
[[nodiscard]] FileStat statOf(int file);
/// When what lies under a name, or its rights or names, changed last, by the clock of whoever keeps the disk; ns since 1970. 0: unknown.
[[nodiscard]] qint64 changedNs(int folder, const QByteArray &name);
/// Everything that is in a folder, in no order; of a folder that cannot be read nothing.
[[nodiscard]] QList<QByteArray> namesIn(int folder);
/// A file will be read from one end to the other: the system may read far ahead.
void readAhead(int file);
/// Where a link points to; empty when that cannot be said.
[[nodiscard]] QByteArray linkTarget(int folder, const QByteArray &name);

/// A descriptor that is closed with its owner.
class Descriptor final {
public:
    explicit Descriptor(int descriptor = -1) : m_descriptor(descriptor) {}
    ~Descriptor() { reset(); }
    Descriptor(Descriptor &&other) noexcept : m_descriptor(other.release()) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        reset(other.release());
        return *this;
    }
    [[nodiscard]] int get() const { return m_descriptor; }
    [[nodiscard]] bool isValid() const { return m_descriptor >= 0; }
    [[nodiscard]] int release();
    void reset(int descriptor = -1);

private:
    int m_descriptor;
};

/// A folder held open and what is below it, reached component by component without ever following a link: whoever moves
/// things about or puts links in their places meanwhile leads nobody out of it. Paths are native bytes,
/// components by '/', relative to the folder; each component is looked at as a plain name ("..", "." and "" are
/// none).
class FolderTree final {
public:
    /// The folder itself may be reached through links: it is the one that was chosen. Null when it cannot be opened.
    [[nodiscard]] static std::unique_ptr<FolderTree> open(const QByteArray &path);

    [[nodiscard]] int root() const { return m_root.get(); }
    /// The folder below; valid until the next walk(). -1 when a component is no folder or not there (errno).
    [[nodiscard]] int walk(const QByteArray &relative);
    /// Walks anew next time.
    void forget();

    /// A new descriptor of a folder directly in another, link not followed.
    [[nodiscard]] static Descriptor enter(int folder, const QByteArray &name);
    [[nodiscard]] static bool isPlainName(const QByteArray &name);

private:
    Descriptor m_root;
    Descriptor m_last;
    QByteArray m_lastPath; ///< of m_last
};

} // namespace dovetail::files
