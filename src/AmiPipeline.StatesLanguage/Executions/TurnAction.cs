namespace AmiPipeline.StatesLanguage.Executions;

internal enum TurnAction
{
    EnterState,
    BeginWork,
    StartTask,
    TakeAnswer,
    WakeUp,
    TimeOutTask,
    CheckHeartbeat,
    TimeOutExecution,
}
