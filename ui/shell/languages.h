// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QObject>
#include <QTranslator>

#include <memory>
#include <vector>

namespace dovetail::ui {

struct Language {
    QString code; ///< "en", "zh_CN"; empty: the system's
    QString name; ///< as its speakers call it
    friend bool operator==(const Language &, const Language &) = default;
};

/// Which language the program speaks, and everything that goes with it: our texts and Qt's, dates and numbers, the shapes of
/// Chinese characters, the direction of reading. Made once by app, before anything is said. Can be changed at any
/// time: Qt tells every widget then (QEvent::LanguageChange, see keepTranslated).
class Languages final : public QObject {
    Q_OBJECT
public:
    /// `code`: see choose().
    explicit Languages(const QString &code, QObject *parent = nullptr);
    ~Languages() override;

    /// The languages that there are texts for, by name.
    [[nodiscard]] static QList<Language> available();

    [[nodiscard]] QString chosen() const { return m_code; }
    /// "en", "zh_CN" and the like; empty: the system's. What has no texts of its own is shown in English. Dates and
    /// numbers keep the system's habits unless a language was asked for.
    void choose(const QString &code);
    /// From here on every language is set from the other side: to look at the window as those see it who read from right
    /// to left, before there are texts for them.
    void mirror();

signals:
    void changed();

private:
    void install(const QLocale &locale, const QString &name, const QString &from);

    QString m_code;
    QFont m_systemFont;
    bool m_mirrored = false;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace dovetail::ui
