@echo off
rem Double-click this in Windows to start the workbook. It finds Python; start.py does the rest.
setlocal
title Buurtapp-werkboek
cd /d "%~dp0" 2>nul

rem Explorer opens a file inside a zip in a folder of its own below Temp, without the files beside it.
set "HERE=%~dp0"
if not "%HERE:\Temp\=%"=="%HERE%" if not "%HERE:.zip=%"=="%HERE%" goto in_a_zip
if not exist "%~dp0start.py" goto in_a_zip

set "PYTHON="
set "OLD="
call :try py -3
if not defined PYTHON call :try python3
if not defined PYTHON call :try python
if defined PYTHON goto start
if defined OLD goto too_old
goto no_python

:start
%PYTHON% "%~dp0start.py" %*
if errorlevel 1 goto stay
exit /b 0

:try
rem An answer of 0 is Python 3.11 or newer, 1 is an older one; the empty python.exe of the Store answers otherwise.
%* -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
set "ANSWER=%errorlevel%"
if "%ANSWER%"=="0" set "PYTHON=%*"
if "%ANSWER%"=="1" set "OLD=%*"
exit /b 0

:too_old
echo.
echo De Python op deze computer is te oud voor het werkboek.
echo Haal de nieuwste Python van https://www.python.org/downloads/ en installeer die.
echo Dubbelklik daarna nog een keer op Start.
goto stop

:no_python
echo.
echo Er staat nog geen Python op deze computer. Python is gratis.
echo Haal Python van https://www.python.org/downloads/ en installeer het.
echo Zet bij het installeren een vinkje bij "Add python.exe to PATH".
echo Dubbelklik daarna nog een keer op Start.
goto stop

:in_a_zip
echo.
echo Het werkboek zit nog in het zip-bestand.
echo Klik met de rechtermuisknop op het zip-bestand en kies "Alles uitpakken".
echo Open de map die u dan krijgt, en dubbelklik daar op Start.
goto stop

:stay
echo.
echo Het werkboek is gestopt. Staat hierboven een melding? Lees die eerst.

:stop
echo.
pause
exit /b 1
