using AmiPipeline.Configuration;

namespace AmiPipeline.Infra.Options;

/// <summary>What can be said on the command line of <c>cdk</c>: <c>-c NAME=VALUE</c>.</summary>
/// <param name="Configuration">The configuration's path.</param>
/// <param name="AwsPackages">Where the functions' AWS packages come from: <c>NuGet</c>, or <c>Compat</c> for the stand-ins.</param>
/// <param name="Bootstrap">The path of the functions' executable, if it was built elsewhere; null builds it.</param>
/// <param name="ReportFunction">The folder of the function that stores reports, if it was built elsewhere; null builds it if it is needed.</param>
internal sealed record DeploymentOptions(string Configuration, string AwsPackages, string? Bootstrap, string? ReportFunction)
{
    /// <summary>Reads the options.</summary>
    /// <param name="context">A value of CDK's context by its name; null if there is none.</param>
    /// <exception cref="DeploymentFaultException">A value cannot be.</exception>
    public static DeploymentOptions Read(Func<string, object?> context)
    {
        var options = new DeploymentOptions(
            Text(context, "configuration") ?? DeploymentConfiguration.FileName,
            Text(context, "awsPackages") ?? "NuGet",
            Text(context, "bootstrap"),
            Text(context, "reportFunction"));

        return options.AwsPackages is "NuGet" or "Compat"
            ? options
            : throw new DeploymentFaultException($"-c awsPackages={options.AwsPackages}: must be NuGet or Compat.");
    }

    /// <summary>A value of CDK's context; null if the command line does not have it.</summary>
    /// <param name="context">A value of CDK's context by its name.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="DeploymentFaultException">The value is empty.</exception>
    public static string? Text(Func<string, object?> context, string name) => context(name) switch
    {
        null => null,
        string { Length: > 0 } text => text,
        _ => throw new DeploymentFaultException($"-c {name} has no value. Write -c {name}=VALUE."),
    };
}
