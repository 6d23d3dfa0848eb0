// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/statepage.h"

#include <QTimer>

namespace dovetail::ui {

/// What the right side shows while there is nobody to show: first that it is looking, then, when
/// nobody has come for a while, what can be done.
class EmptyState final : public StatePage {
    Q_OBJECT
public:
    enum class Stage { Looking, Nobody, Choose };

    explicit EmptyState(const Theme &theme, QWidget *parent = nullptr);

    /// Nobody there (yet): looks for five seconds, then offers help.
    void look();
    /// There are people; none is chosen.
    void choose();
    void setStage(Stage stage);
    void setTexts();
    [[nodiscard]] bool isCutOff() const { return !m_onNetwork && m_stage != Stage::Choose; }
    /// Without a network, looking is in vain, and it says so.
    void setOnNetwork(bool onNetwork);
    [[nodiscard]] Stage stage() const { return m_stage; }

signals:
    void addAddressWanted();
    void helpWanted();

private:
    Stage m_stage = Stage::Choose;
    bool m_onNetwork = true;
    QTimer m_patience;
    QPushButton *m_add;
    QPushButton *m_help;
};

} // namespace dovetail::ui
