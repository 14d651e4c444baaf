namespace AmiPipeline.Simulator.Policies;

/// <summary>One statement of a policy.</summary>
internal sealed record PolicyStatement
{
    /// <summary>The policy's name, and the statement's <c>Sid</c> or else its number from 0.</summary>
    public required string Id { get; init; }

    public required bool Allows { get; init; }

    public required IReadOnlyList<TextPattern> Actions { get; init; }

    /// <summary>True for <c>NotAction</c>.</summary>
    public bool ExceptActions { get; init; }

    /// <summary>Empty in a policy that belongs to a resource and speaks of it alone.</summary>
    public required IReadOnlyList<TextPattern> Resources { get; init; }

    /// <summary>True for <c>NotResource</c>.</summary>
    public bool ExceptResources { get; init; }

    /// <summary>Whom it is about; null in a policy of a role, which is about that role.</summary>
    public Principals? Principals { get; init; }

    public required IReadOnlyList<Condition> Conditions { get; init; }

    /// <summary>The pattern by which it speaks of an action on a resource; null when it does not.</summary>
    public TextPattern? PatternFor(PermissionRequest request)
    {
        var matched = Actions.FirstOrDefault(action => action.Matches(request.Action, RequestContext.Empty, ignoreCase: true));
        var pattern = ExceptActions ? (matched is null ? Actions[0] : null) : matched;
        return pattern is not null && SpeaksOf(request) && Conditions.All(condition => condition.IsMet(request.Context)) ? pattern : null;
    }

    private bool SpeaksOf(PermissionRequest request) =>
        Resources.Count == 0 || Resources.Any(resource => ArnPattern.Matches(resource, request.Resource, request.Context)) != ExceptResources;
}
