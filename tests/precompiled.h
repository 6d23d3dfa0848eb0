// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for the tests of core: what its rooms have, and QtTest.
#pragma once

#include "cmake/precompiled.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
