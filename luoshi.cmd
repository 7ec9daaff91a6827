@echo off
rem Runs luoshi from the sources: builds on first use and after a change, otherwise just starts it.
setlocal
chcp 65001 >nul
set "root=%~dp0"
set "program=%root%artifacts\bin\Luoshi.Cli\release\Luoshi.Cli.dll"
where dotnet >nul 2>nul
if errorlevel 1 (
  echo luoshi: 没有找到 dotnet。请先安装 .NET SDK 10，再运行本命令。 1>&2
  exit /b 2
)
rem The build decides by itself what has changed; with nothing changed it takes a second.
dotnet build "%root%src\Luoshi.Cli\Luoshi.Cli.csproj" -c Release -v quiet --nologo -p:RunAnalyzers=false -p:GenerateDocumentationFile=false 1>&2
if errorlevel 1 (
  echo luoshi: 构建失败，原因见上。 1>&2
  exit /b 2
)
dotnet "%program%" %*
exit /b %errorlevel%
