// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"
#include "ui/shares/browsermodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace dovetail::ui {

class Crumbs;
class StatePage;
class PasswordPage;
class Theme;

/// What is to be fetched from a published folder.
struct DownloadWish {
    PublishedShare share;
    QStringList paths; ///< none: all of it
    QString password;
};

/// The published folders of a person, as a file manager shows folders. Says what is to be fetched; the transfers panel shows
/// how it goes.
class ShareBrowser final : public QWidget {
    Q_OBJECT
public:
    /// `theme` dresses it: it is a window of its own.
    ShareBrowser(const Theme &theme, const Person &person, QWidget *parent = nullptr);

    [[nodiscard]] BrowserModel &model() { return m_model; }
    [[nodiscard]] PeerId peer() const { return m_person.id; }
    /// A newer value of the same person.
    void setPerson(const Person &person);
    /// At the foot, until something else happens there.
    void tell(const QString &sentence);

signals:
    /// `ask`: where to, otherwise to the usual place.
    void downloadWanted(const QList<dovetail::ui::DownloadWish> &wishes, bool ask);
    void transfersWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    static constexpr int longestName = 40; ///< of what is shown of a name in a sentence

    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeFoot();
    void connectModel();
    void retranslate();
    void showState();
    void showWords();
    void showPlace();
    void showCount();
    void fitColumns();
    void activate(const QModelIndex &index);
    void showMenu(const QPoint &at);
    void download(bool ask);
    [[nodiscard]] QList<int> chosenRows() const;
    [[nodiscard]] QList<DownloadWish> wishes(const QList<int> &rows) const;
    void retint();

    const Theme &m_theme;
    Person m_person;
    BrowserModel m_model;
    QToolButton *m_up;
    Crumbs *m_crumbs;
    QLineEdit *m_filter = nullptr; ///< events are filtered while it is still being built
    QStackedWidget *m_stack;
    QTreeView *m_view = nullptr;   ///< the same
    StatePage *m_message;
    QPushButton *m_again;
    PasswordPage *m_passwordPage;
    QLabel *m_count;
    QPushButton *m_transfers;
    QPushButton *m_downloadTo;
    QPushButton *m_download;
    QTimer m_patience;     ///< runs: what was there is still shown
    bool m_asking = false; ///< and it is said
};

} // namespace dovetail::ui
