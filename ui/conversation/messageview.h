// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationmodel.h"
#include "ui/conversation/placedrows.h"
#include "ui/conversation/rowcolumn.h"
#include "ui/conversation/textselection.h"
#include "ui/format/transfertext.h"
#include "ui/search/hitline.h"

#include <QElapsedTimer>
#include <QListView>
#include <QPersistentModelIndex>
#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <QVariantAnimation>

class QMenu;

namespace dovetail::ui {

class Theme;

/// The messages. Keeps to the newest while it is shown; otherwise what is read stays where it is to the pixel,
/// whatever comes in, goes or grows above and below it. Asks for more rows as an end comes near, and finds what the
/// pointer or the keyboard does with buttons, links, quotes and chips. Left and Right go from one of these to the
/// next, Enter presses; the context menu holds the same and more.
///
/// Texts are selected as in an editor, within a bubble and across bubbles: by dragging, by a double click (a word), a triple
/// click (a paragraph), with Shift and the arrows from the current row, all of what is loaded with Ctrl+A. Of several
/// messages who wrote them and when is copied, too.
///
/// A QListView for those who look at it from outside (screen readers), but with a layout of its own: rows are measured
/// when they come near, in small portions, so that no frame waits for a window full of texts.
class MessageView final : public QListView {
    Q_OBJECT
public:
    MessageView(const Theme &theme, ConversationModel &conversation, QWidget *parent = nullptr);

    [[nodiscard]] bool isAtLatest() const { return m_stick; }
    void showLatest();
    /// Goes to a row and marks it for a moment.
    void showTarget(int row);
    /// Marks these where they stand in texts; none: nothing is looked for any more.
    void setFoundWords(const QStringList &words);
    /// Where an action of a row can be clicked, in the viewport; empty when the row has no such action.
    [[nodiscard]] QRect actionRect(const QModelIndex &index, RowAction action) const;
    /// A row's bubble or card, in the viewport.
    [[nodiscard]] QRect cardRect(const QModelIndex &index) const;

    /// What Ctrl+C takes; empty when nothing is selected.
    [[nodiscard]] QString selectedText() const;
    void selectAll() override;
    void clearSelectedText();
    /// What can be done with a row, for those who look at it from outside.
    void trigger(const QModelIndex &index, RowAction action);
    [[nodiscard]] QList<QUrl> linksOf(const QModelIndex &index);
    [[nodiscard]] static QString linkText(const QUrl &link);
    /// What the keys are at in this row, and Enter presses: "Open http://example.org/"; empty: nothing, or another row.
    [[nodiscard]] QString stopText(const QModelIndex &index) const;

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void reset() override;
    void doItemsLayout() override;

signals:
    void actionTriggered(const dovetail::ui::ConversationRow &row, dovetail::ui::RowAction action);
    /// What is to be the only reaction of one's own; empty: none.
    void reactionChosen(const dovetail::ui::ConversationRow &row, const QString &emoji);
    /// Any emoji is to be chosen as a reaction, near this place of the screen.
    void reactionWanted(const dovetail::ui::ConversationRow &row, const QRect &beside);
    /// One of those that mayBeOpened().
    void linkActivated(const QUrl &target);
    /// Whether the newest message is on view.
    void latestShown(bool shown);
    /// So many came in since the newest was on view.
    void unseenChanged(int count);

protected:
    bool viewportEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override { return m_offset; }
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &, QItemSelectionModel::SelectionFlags) override {}
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &) const override { return {}; }

private:
    /// What the keys are at, in their row: a button, or one of its links; neither: the row itself.
    struct Stop {
        RowAction action = RowAction::None;
        int link = -1;
        friend bool operator==(const Stop &, const Stop &) = default;
    };
    static constexpr int mostLinksOffered = 5; ///< of a row, in its menu and to a screen reader

    [[nodiscard]] int contentHeight() const;
    [[nodiscard]] const MessageLayout &layoutOf(int row);
    bool measure(int from, int to);
    [[nodiscard]] std::shared_ptr<const MessageLayout> laidOut(int row);
    void place();
    void schedulePlace();
    [[nodiscard]] bool moveProgress(int row);
    [[nodiscard]] QList<TextRange> foundIn(int row);
    void updateRow(const QModelIndex &index);
    void settle() const;
    void idle();
    void setStick(bool stick);
    void hold(int row, int y);
    [[nodiscard]] RowAction actionAt(const QPoint &pos, QModelIndex *index) const;
    void point(const QPoint &pos);
    [[nodiscard]] QList<Stop> stopsOf(int row);
    void moveStop(int step);
    void setKeyboard(const QModelIndex &index, const Stop &stop);
    void press();
    [[nodiscard]] QUrl focusedLink() const;
    [[nodiscard]] std::optional<TextPlace> placeAt(const QPoint &pos) const;
    [[nodiscard]] int rowOf(const TextPlace &place) const;
    [[nodiscard]] QUrl linkAtPoint(const QPoint &pos) const;
    [[nodiscard]] bool isOnText(const QPoint &pos) const;
    [[nodiscard]] bool showHint(QHelpEvent *event);
    void beginSelection(const QPoint &pos, TextSelection::Unit unit);
    void extendSelection(const QPoint &pos);
    void endSelection();
    bool selectByKey(const QKeyEvent &event);
    [[nodiscard]] TextPlace steppedFrom(const TextPlace &place, const QKeyEvent &event);
    void copySelection();
    void offerLinks(QMenu &menu, const QModelIndex &index, const QPoint *pos);

    const Theme &m_theme;
    ConversationModel &m_conversation;
    RowColumn m_column;
    RowCaches m_caches;
    PlacedRows m_placed; ///< what the window shows, or will as soon as it is painted
    Fonts m_fonts;
    int m_offset = 0; ///< height of the column at the viewport's top; negative: a short one lies at the bottom
    int m_anchorRow = -1; ///< this row's top ...
    int m_anchorY = 0;    ///< ... is here in the viewport, and stays here
    bool m_stick = true;  ///< the newest stays in view
    bool m_placing = false;
    bool m_scheduled = false;
    int m_unseen = 0;
    QTimer m_idle;
    QPersistentModelIndex m_marked;
    QStringList m_foundWords;
    QVariantAnimation m_fading;
    TextSelection m_selection;
    bool m_selecting = false; ///< the pointer is at it
    QTimer m_autoScroll;      ///< runs: the pointer has left the window that way
    QPoint m_pressedAt;
    QElapsedTimer m_doubleClicked; ///< when; a third click soon after takes the paragraph
    QUrl m_pressedLink;
    int m_hoveredLink = -1;
    QPersistentModelIndex m_hovered;
    QPersistentModelIndex m_keyboard;
    QPointer<QMenu> m_keyMenu; ///< opened by the keys
    RowAction m_hoveredAction = RowAction::None;
    RowAction m_pressed = RowAction::None;
    Stop m_keyboardStop;
    std::optional<Stop> m_away; ///< where they were, while a menu or another window has them
};

} // namespace dovetail::ui
