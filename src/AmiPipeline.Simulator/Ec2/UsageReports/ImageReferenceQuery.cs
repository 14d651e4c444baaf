namespace AmiPipeline.Simulator.Ec2.UsageReports;

/// <summary>Which resources DescribeImageReferences looks at (EC2 API Reference, DescribeImageReferences, ResourceTypeOption).</summary>
internal static class ImageReferenceQuery
{
    public const string Instances = "ec2:Instance";
    public const string LaunchTemplates = "ec2:LaunchTemplate";
    public const string Parameters = "ssm:Parameter";
    private const string ImageRecipes = "imagebuilder:ImageRecipe";
    private const string ContainerRecipes = "imagebuilder:ContainerRecipe";

    private const int DefaultDepth = 10;
    private const int MaxDepth = 10_000;

    private static readonly string[] All = [Instances, LaunchTemplates, Parameters, ImageRecipes, ContainerRecipes];
    private static readonly string[] AllStates = ["pending", "running", "shutting-down", "terminated", "stopping", "stopped"];

    /// <summary>The types that a call asks for: all, or those that it names.</summary>
    public static IReadOnlyList<string> Types(ActionParameters parameters)
    {
        var named = parameters.Items("ResourceType").Select(item => item.OneOf("ResourceType", All) ?? item.Required("ResourceType")).ToList();
        return parameters.Flag("IncludeAllResourceTypes") == true ? All
            : named.Count > 0 ? named
            : throw new ServiceErrorException("MissingParameter", "The request must contain either IncludeAllResourceTypes or ResourceTypes.");
    }

    /// <summary>What EC2 calls for a type, as the caller.</summary>
    public static IReadOnlyList<string> ActionsOf(string type) => type switch
    {
        Instances => ["ec2:DescribeInstances"],
        LaunchTemplates => ["ec2:DescribeLaunchTemplates", "ec2:DescribeLaunchTemplateVersions"],
        Parameters => ["ssm:DescribeParameters", "ssm:GetParameters"],
        ImageRecipes => ["imagebuilder:ListImageRecipes"],
        _ => ["imagebuilder:ListContainerRecipes", "imagebuilder:GetContainerRecipe"],
    };

    /// <summary>The states of instances that count. Default: all.</summary>
    public static IReadOnlyList<string> States(ActionParameters parameters) => Option(parameters, "state-name") is { Count: > 0 } states ? states : AllStates;

    /// <summary>How many versions of a launch template count, from the newest. Default: ten.</summary>
    public static int Depth(ActionParameters parameters) => Option(parameters, "version-depth") switch
    {
        [] => DefaultDepth,
        [var text] when int.TryParse(text, out var depth) && depth is >= 1 and <= MaxDepth => depth,
        var other => throw new ServiceErrorException("InvalidParameterValue", $"Value ({string.Join(", ", other)}) for parameter version-depth is invalid. Expected: a number between 1 and {MaxDepth}."),
    };

    private static List<string> Option(ActionParameters parameters, string name) =>
        [.. parameters.Items("ResourceType").SelectMany(item => item.Items("ResourceTypeOption")).Where(option => option.Required("OptionName") == name).SelectMany(option => option.List("OptionValue"))];
}
