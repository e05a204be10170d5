@echo off
rem Starts ZIPP Workbench. Without arguments: the window. With --rate RATER --dir STUDY: handed to a rater. With others: the command line.
setlocal
set "HERE=%~dp0"
set "JAVA=java"
set "JAVAW=javaw"
if defined JAVA_HOME (
  set "JAVA=%JAVA_HOME%\bin\java"
  set "JAVAW=%JAVA_HOME%\bin\javaw"
)
if exist "%HERE%runtime\bin\java.exe" (
  set "JAVA=%HERE%runtime\bin\java"
  set "JAVAW=%HERE%runtime\bin\javaw"
)
for %%J in ("%HERE%plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%J"
for %%J in ("%LAUNCHER%") do set "VERSION=%%~tJ"
set "VERSION=%VERSION:/=-%"
set "VERSION=%VERSION::=-%"
set "VERSION=%VERSION: =_%"
set "CACHE=%LOCALAPPDATA%\zipp-workbench"
if not defined DJL_CACHE_DIR set "DJL_CACHE_DIR=%CACHE%\djl"
set FLAGS=--enable-native-access=ALL-UNNAMED --add-modules jdk.incubator.vector -Dfile.encoding=UTF-8 -Dai.djl.offline=true -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dorg.slf4j.simpleLogger.log.ai.djl=error -Dorg.slf4j.simpleLogger.log.org.flywaydb=error -Dorg.slf4j.simpleLogger.log.org.apache.fontbox=error "-Djava.util.logging.config.file=%HERE%configuration\logging.properties" %ZIPP_JAVA_OPTIONS%
set PLACES=-nosplash -configuration "%CACHE%\%VERSION%" -data "%APPDATA%\zipp-workbench\workspace"
set "WINDOW="
if "%~1"=="" set "WINDOW=yes"
if "%~1"=="--rate" set "WINDOW=yes"
if defined WINDOW (
  start "" "%JAVAW%" -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=3000 -XX:Tier4CompileThreshold=60000 -XX:Tier4BackEdgeThreshold=160000 %FLAGS% -jar "%LAUNCHER%" %PLACES% -application org.zipp.ui.application %*
) else (
  "%JAVA%" -Djava.awt.headless=true %FLAGS% -jar "%LAUNCHER%" %PLACES% -application org.zipp.cli.application %*
)
exit /b %ERRORLEVEL%
