; What the Windows installer does beside its own work: electron-builder registers no link scheme there. The app itself
; (setAsDefaultProtocolClient) writes the same, so that the two agree; here it is also taken away again.

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\inlobo" "" "URL:inlobo"
  WriteRegStr SHELL_CONTEXT "Software\Classes\inlobo" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\inlobo\DefaultIcon" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}",0'
  WriteRegStr SHELL_CONTEXT "Software\Classes\inlobo\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  ; An update uninstalls the old version first, and links must go on working.
  ${ifNot} ${isUpdated}
    DeleteRegKey SHELL_CONTEXT "Software\Classes\inlobo"
    ; Electron writes it for this user: how Windows starts the app for a notification of an earlier run.
    DeleteRegKey HKCU "Software\Classes\CLSID\{6E0C3B0A-5D0B-4C56-9B1E-1F1B7A9D2C84}"
  ${endIf}
!macroend
