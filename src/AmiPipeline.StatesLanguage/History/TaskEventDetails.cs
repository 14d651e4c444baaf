namespace AmiPipeline.StatesLanguage.History;

/// <summary>What the events of a task say of its call.</summary>
public sealed class TaskEventDetails
{
    internal TaskEventDetails(string resource) => Resource = resource;

    /// <summary>The ARN of a function called directly or of an activity, or the action of an integration, such as <c>invoke</c>.</summary>
    public string Resource { get; }

    /// <summary>The service of an integration, such as <c>lambda</c>; otherwise null.</summary>
    public string? ResourceType { get; internal init; }

    /// <summary>The Region of an integration; otherwise null.</summary>
    public string? Region { get; internal init; }

    /// <summary>The parameters of an integration as compact JSON; otherwise null.</summary>
    public string? Parameters => ParametersValue?.ToString();

    /// <summary>The timeout the definition gives, in seconds.</summary>
    public long? TimeoutInSeconds { get; internal init; }

    /// <summary>The heartbeat the definition asks for, in seconds.</summary>
    public long? HeartbeatInSeconds { get; internal init; }

    /// <summary>The role the task takes on, if the definition names one.</summary>
    public string? RoleArn { get; internal init; }

    internal Value? ParametersValue { get; init; }
}
