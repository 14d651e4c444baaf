namespace AmiPipeline.StatesLanguage.Loading;

/// <summary>What is collected while one definition is read.</summary>
internal sealed class LoadContext
{
    public List<DefinitionFault> Faults { get; } = [];

    /// <summary>The resources of the Task states, in the order of the document.</summary>
    public List<string> Resources { get; } = [];

    /// <summary>The error names that Retry and Catch match, in the order of the document.</summary>
    public List<string> ErrorNames { get; } = [];

    /// <summary>Where each label of a distributed Map is: they are unique too.</summary>
    public Dictionary<string, string> Labels { get; } = [];

    /// <summary>Whether what is read now runs in Express child executions.</summary>
    public bool IsInExpress { get; set; }

    /// <summary>Where each state is, by its name: names are unique in the whole machine.</summary>
    public Dictionary<string, string> States { get; } = [];
}
