/// From which commit this was built and of which day that is, `b69fcc5a2d10 2026-11-29`; empty where the build was not told.
const char *lotse_build(void);
