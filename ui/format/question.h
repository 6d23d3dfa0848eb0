// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

class QPushButton;

namespace dovetail::ui {

/// Asks before something is done: accepted() is the yes. Or tells something, with nothing but a way out. All of it is plain text.
class Question : public QDialog {
    Q_OBJECT
public:
    enum class Deed {
        Harmless, ///< Enter says yes
        Grave     ///< cannot be undone, or hurts: Enter leaves it alone
    };
    struct Words {
        QString title;
        QString text;
        QString meaning = {}; ///< what comes of it; empty: that is plain
        QString deed = {};    ///< says the yes; empty: there is none, something is told
        QString leave = {};   ///< says the no; empty: "Cancel"
    };

    /// Asked for anew when the language changes.
    Question(std::function<Words()> words, Deed deed, QWidget *parent);
    /// Opens one that goes away by itself.
    static Question &ask(QWidget *parent, Deed deed, std::function<Words()> words);

    [[nodiscard]] QPushButton *deedButton() const { return m_deed; }
    [[nodiscard]] QPushButton *leaveButton() const { return m_leave; }

private:
    QPushButton *m_deed;
    QPushButton *m_leave;
};

} // namespace dovetail::ui
