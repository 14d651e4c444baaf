namespace AmiPipeline.StatesLanguage.States;

/// <summary>The state types of the language.</summary>
internal enum StateKind
{
    Task,
    Parallel,
    Map,
    Pass,
    Wait,
    Choice,
    Succeed,
    Fail,
}
