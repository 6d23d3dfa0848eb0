// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/browsermodel.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/common/sentence.h"
#include "ui/format/timetext.h"
#include "ui/format/transfertext.h"

#include <QDateTime>
#include <QLocale>

namespace dovetail::ui {

namespace {

/// A page with more than was asked for is cut: what somebody says of their folders fills no memory here.
template <typename T>
QList<T> atMost(const QList<T> &list, int count)
{
    return list.size() > count ? list.first(count) : list;
}

/// What has digits ends in one line: units below units, minutes below minutes.
int alignmentOf(int column)
{
    return Qt::AlignVCenter | (column == BrowserModel::Name ? Qt::AlignLeft : Qt::AlignRight);
}

} // namespace

QString momentText(qint64 moment)
{
    const QLocale locale;
    const QDate day = QDateTime::fromMSecsSinceEpoch(moment).date();
    return locale.toString(day, QLocale::ShortFormat) + QLatin1Char(' ') + clockText(moment, locale);
}

BrowserModel::BrowserModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_wanted.count = pageSize;
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &BrowserModel::load);
}

void BrowserModel::load()
{
    m_pause.stop();
    m_wrongPassword = false;
    if (m_needsPassword && !m_passwords.contains(m_wanted.share)) {
        m_number = 0;
        setRows({}, {});
        setState(State::PasswordNeeded);
        return;
    }
    setState(State::Loading);
    ask(0);
}

void BrowserModel::setRows(const QList<PublishedShare> &shares, const QList<SharedEntry> &entries)
{
    beginResetModel();
    m_shares = shares;
    m_entries = entries;
    m_total = 0;
    endResetModel();
}

void BrowserModel::ask(int offset)
{
    BrowseRequest wanted = m_wanted;
    wanted.offset = m_offset = offset;
    wanted.password = passwordOf(m_wanted.share);
    emit browseWanted(wanted);
}

void BrowserModel::open(const ShareId &share, const QString &path)
{
    m_wanted.share = share;
    m_wanted.path = path;
    m_wanted.filter.clear();
    emit placeChanged();
    load();
}

void BrowserModel::enter(int row)
{
    if (m_state != State::Shown)
        return; // the rows are of what was here before
    if (const auto share = shareAt(row)) {
        m_shareName = cleanLine(share->name, limits::maxShareName);
        m_needsPassword = share->needsPassword;
        open(share->id, {});
    } else if (row >= 0 && row < m_entries.size() && m_entries.at(row).folder) {
        open(m_wanted.share, pathOf(row));
    }
}

void BrowserModel::goUpTo(int depth)
{
    if (depth >= this->depth())
        return;
    if (depth <= 0) {
        m_shareName.clear();
        m_needsPassword = false;
        open({}, {});
        return;
    }
    open(m_wanted.share, depth == 1 ? QString() : m_wanted.path.section(QLatin1Char('/'), 0, depth - 2));
}

int BrowserModel::depth() const
{
    if (m_wanted.share.isNull())
        return 0;
    return m_wanted.path.isEmpty() ? 1 : 2 + int(m_wanted.path.count(QLatin1Char('/')));
}

QStringList BrowserModel::trail() const
{
    if (m_wanted.share.isNull())
        return {};
    QStringList names{m_shareName};
    for (const QString &name : m_wanted.path.split(QLatin1Char('/'), Qt::SkipEmptyParts))
        names += cleanLine(name, limits::maxFileNameBytes);
    return names;
}

void BrowserModel::setPassword(const QString &password)
{
    m_passwords.insert(m_wanted.share, password);
    load();
}

void BrowserModel::setFilter(const QString &filter)
{
    if (filter == m_wanted.filter)
        return;
    m_wanted.filter = filter;
    m_pause.start();
}

void BrowserModel::put(quint64 number, const BrowsePage &page, const Error &error)
{
    if (number != m_number || number == 0)
        return;
    m_number = 0;
    if (error.isError()) {
        if (error.code == ErrorCode::WrongPassword) {
            m_passwords.remove(m_wanted.share);
            m_needsPassword = m_wrongPassword = true;
            setRows({}, {});
            setState(State::PasswordNeeded);
        } else if (m_offset == 0) {
            m_error = error;
            setRows({}, {});
            setState(State::Failed);
        } else {
            m_total = rowCount(); // what is here stays; the rest comes with the next look
        }
        return;
    }
    const bool top = m_wanted.share.isNull();
    const QList<PublishedShare> shares = top ? atMost(page.shares, limits::maxBrowsePage) : QList<PublishedShare>();
    const QList<SharedEntry> entries = top ? QList<SharedEntry>() : atMost(page.entries, limits::maxBrowsePage);
    const int came = int(top ? shares.size() : entries.size());
    if (m_offset == 0) {
        setRows(shares, entries);
    } else if (came > 0) {
        beginInsertRows({}, rowCount(), rowCount() + came - 1);
        m_shares += shares;
        m_entries += entries;
        endInsertRows();
    }
    // An empty page ends it, whatever was said of how many there are.
    m_total = came == 0 || top ? rowCount() : qMax(rowCount(), page.total);
    if (rowCount() > 0)
        setState(State::Shown);
    else
        setState(m_wanted.filter.isEmpty() ? State::Empty : State::NothingFound);
}

QString BrowserModel::pathOf(int row) const
{
    if (row < 0 || row >= m_entries.size())
        return {};
    const QString &name = m_entries.at(row).name;
    return m_wanted.path.isEmpty() ? name : m_wanted.path + QLatin1Char('/') + name;
}

std::optional<PublishedShare> BrowserModel::shareAt(int row) const
{
    return row >= 0 && row < m_shares.size() ? std::optional(m_shares.at(row)) : std::nullopt;
}

int BrowserModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shares.size() + m_entries.size());
}

int BrowserModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

Qt::ItemFlags BrowserModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return m_state == State::Shown ? flags : flags & ~(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
}

QVariant BrowserModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(index.column());
    const auto share = shareAt(index.row());
    const SharedEntry entry =
        share ? SharedEntry{.name = cleanLine(share->name, limits::maxShareName), .folder = true} : m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(entry, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() != Name)
            return textOf(entry, index.column());
        return (share && share->needsPassword ? tr("%1, shared folder with a password")
                    : share                   ? tr("%1, shared folder")
                    : entry.folder            ? tr("%1, folder")
                                              : tr("%1, file"))
            .arg(textOf(entry, Name));
    case Qt::ToolTipRole:
        return index.column() == Name ? textOf(entry, Name).toHtmlEscaped().prepend(QStringLiteral("<qt>")) : QVariant();
    case FolderRole:
        return entry.folder;
    case BytesRole:
        return entry.bytes;
    case IconRole:
        return share ? (share->needsPassword ? QStringLiteral("lock") : QStringLiteral("shared"))
            : entry.folder ? QStringLiteral("folder")
                           : fileIcon(entry.name);
    default:
        return {};
    }
}

QString BrowserModel::textOf(const SharedEntry &entry, int column) const
{
    switch (column) {
    case Name:
        return cleanLine(entry.name, limits::maxFileNameBytes);
    case Size:
        return entry.folder ? QString() : formatBytes(entry.bytes);
    case Modified:
        return entry.modifiedMs > 0 ? momentText(entry.modifiedMs) : QString();
    default:
        return {};
    }
}

QVariant BrowserModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : section == Size ? tr("Size") : tr("Modified");
}

bool BrowserModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_number == 0 && m_state == State::Shown && rowCount() < m_total;
}

void BrowserModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(rowCount());
}

void BrowserModel::sort(int column, Qt::SortOrder order)
{
    const auto wanted = column == Size ? BrowseRequest::Sort::Size
        : column == Modified           ? BrowseRequest::Sort::Modified
                                       : BrowseRequest::Sort::Name;
    const bool descending = order == Qt::DescendingOrder;
    if (wanted == m_wanted.sort && descending == m_wanted.descending)
        return;
    m_wanted.sort = wanted;
    m_wanted.descending = descending;
    if (!m_wanted.share.isNull())
        load();
}

void BrowserModel::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

} // namespace dovetail::ui
