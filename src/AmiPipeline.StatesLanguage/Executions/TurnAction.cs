namespace AmiPipeline.StatesLanguage.Executions;

internal enum TurnAction
{
    EnterState,
    BeginWork,
    StartTask,
    TakeAnswer,
    ContinueMapRun,
    WakeUp,
    TimeOutTask,
    CheckHeartbeat,
    TimeOutExecution,
}
