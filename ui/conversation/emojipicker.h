// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/emojilist.h"

#include <QAbstractListModel>
#include <QFrame>

#include <optional>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QListView;
class QToolButton;

namespace dovetail::ui {

class Theme;

/// The emoji of one group, of a search, or those used last.
class EmojiModel final : public QAbstractListModel {
    Q_OBJECT
public:
    explicit EmojiModel(EmojiMemory &memory) : m_memory(memory) {}

    void showGroup(int group);
    void showRecent();
    void showFound(const QString &typed);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole: the emoji in the chosen tone. ToolTipRole, AccessibleTextRole: its name.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Item {
        QString text; ///< as it was used; empty: as the list has it, in the chosen tone
        const Emoji *emoji;
    };
    void show(const QList<Item> &items);

    EmojiMemory &m_memory;
    QList<Item> m_items;
};

/// Emoji to choose from, over whatever asked for them: groups, those used last, a search by name. All of it by
/// keyboard: one types to search, the arrows go to and through the grid, Enter takes, Escape leaves. Deletes itself.
class EmojiPicker final : public QFrame {
    Q_OBJECT
public:
    EmojiPicker(const Theme &theme, EmojiMemory &memory, QWidget *parent);

    /// Above this place (of the screen), or below where there is no room.
    void popup(const QRect &beside);

signals:
    void chosen(const QString &emoji);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeTabs(const Theme &theme);
    [[nodiscard]] QToolButton *makeTones();
    void search(const QString &typed);
    void showTab(int tab);
    void showName(const QModelIndex &index);
    void take(const QModelIndex &index);

    EmojiMemory &m_memory;
    EmojiModel m_model;
    QLineEdit *m_search;
    QButtonGroup *m_tabs;
    std::optional<int> m_tabBefore; ///< the search: what is found is of none of them
    QListView *m_grid;
    QLabel *m_name;
};

} // namespace dovetail::ui
