// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for the tests of ui: the widgets they press and QtTest.
#pragma once

#include "ui/precompiled.h"

#include <QtCore/QDir>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtGui/QPixmap>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPlainTextEdit>
