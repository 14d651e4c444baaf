using Amazon.CDK;

namespace AmiPipeline.Infra.Foundation;

/// <summary>The properties of a stack whose name is fixed: policies name resources by it.</summary>
internal static class NamedStack
{
    /// <summary>What an app says of the stack, with its name and, if it says none, a description.</summary>
    /// <param name="name">The stack's name.</param>
    /// <param name="description">What the stack is, if the app does not say.</param>
    /// <param name="given">What the app says of the stack; null for nothing.</param>
    /// <exception cref="ArgumentException">The app names it otherwise.</exception>
    public static StackProps Props(string name, string description, IStackProps? given) => given?.StackName is { } other && other != name
        ? throw new ArgumentException($"The stack's name is {name}, by the name of its pipeline; it cannot be {other}. Give the pipeline another name instead.", nameof(given))
        : new StackProps
        {
            StackName = name,
            Description = given?.Description ?? description,
            AnalyticsReporting = given?.AnalyticsReporting,
            CrossRegionReferences = given?.CrossRegionReferences,
            Env = given?.Env,
            NotificationArns = given?.NotificationArns,
            PermissionsBoundary = given?.PermissionsBoundary,
            SuppressTemplateIndentation = given?.SuppressTemplateIndentation,
            Synthesizer = given?.Synthesizer,
            Tags = given?.Tags,
            TerminationProtection = given?.TerminationProtection,
        };
}
