using System.Text.RegularExpressions;

namespace AmiPipeline;

/// <summary>The name of a pipeline. Everything that it has begins with it, so that several pipelines can be in one account and Region, and in one source account.</summary>
/// <remarks>
/// Letters and digits only: a policy that names what begins with <c>NAME-</c> then never means another pipeline's. The longest name that is made of it is one that CloudFormation gives
/// to a rule, after stack and logical id; it would shorten one of more than 64 characters.
/// </remarks>
public sealed partial record PipelineName
{
    /// <summary>The name if the configuration gives none.</summary>
    public const string Default = "AmiPipeline";

    /// <summary>What is right, for messages.</summary>
    public const string Form = "a letter and up to 15 more letters and digits, not ending in Source or Target, which are the stacks of other accounts";

    private const string FleetEnding = "-Fleet";

    internal const string Pattern = "(?!.*([Ss][Oo][Uu][Rr][Cc][Ee]|[Tt][Aa][Rr][Gg][Ee][Tt])$)[A-Za-z][A-Za-z0-9]{0,15}";

    /// <summary>Takes a name.</summary>
    /// <param name="text">The name. Default: <see cref="Default"/>.</param>
    /// <exception cref="ArgumentException">It cannot be one.</exception>
    public PipelineName(string text = Default)
    {
        Text = IsValid(text) ? text : throw new ArgumentException($"\"{text}\" is no name of a pipeline; it must be {Form}.", nameof(text));
    }

    /// <summary>The name itself, which is that of the stack, of the pipeline's state machine, and of the event bus to which source accounts send.</summary>
    public string Text { get; }

    /// <summary>The state machine that cleans up after executions that did not succeed.</summary>
    public string CleanUpStateMachine => $"{Text}-CleanUp";

    /// <summary>The state machine that makes many images.</summary>
    public string FleetStateMachine => Text + FleetEnding;

    /// <summary>The table with the queues of snapshot copies, if executions queue.</summary>
    public string CopyQueueTable => $"{Text}-CopySlots";

    /// <summary>The role in a source account, and the stack that has it.</summary>
    public string SourceRole => $"{Text}Source";

    /// <summary>The role in a target account, and the stack that has it.</summary>
    public string TargetRole => $"{Text}Target";

    /// <summary>Whether a text can be a pipeline's name.</summary>
    /// <param name="text">The text.</param>
    public static bool IsValid(string text) => Name().IsMatch(text);

    /// <summary>The pipeline's state machine by the name of its fleet state machine.</summary>
    /// <param name="fleetStateMachine">The fleet state machine's name; another name is returned as it is.</param>
    public static string FromFleet(string fleetStateMachine)
    {
        ArgumentNullException.ThrowIfNull(fleetStateMachine);
        return fleetStateMachine.EndsWith(FleetEnding, StringComparison.Ordinal) ? fleetStateMachine[..^FleetEnding.Length] : fleetStateMachine;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex($@"^{Pattern}\z")]
    private static partial Regex Name();
}
