using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using AmiPipeline.Configuration;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.Infra.Options;
using AmiPipeline.Infra.Packaging;
using Constructs;

namespace AmiPipeline.Infra;

/// <summary>What a stack is made of, read and checked.</summary>
/// <param name="Configuration">What the deployer decides.</param>
/// <param name="Code">The functions' code, with the configuration beside it.</param>
/// <param name="Architecture">What the code was built for.</param>
/// <param name="Props">The stack's properties.</param>
/// <param name="ReportCode">The code of the function that stores reports; null if none are stored.</param>
internal sealed record StackParts(DeploymentConfiguration Configuration, Code Code, Architecture Architecture, StackProps Props, Code? ReportCode)
{
    /// <summary>The parts of the product's own stack, whose code is packed already.</summary>
    /// <param name="configuration">What the deployer decides.</param>
    /// <param name="functions">The functions' code.</param>
    /// <param name="given">What the app says of the stack. Default: nothing.</param>
    public static StackParts Create(DeploymentConfiguration configuration, FunctionCode functions, IStackProps? given = null) =>
        new(configuration, Code.FromAsset(functions.Package), functions.IsForArm ? Architecture.ARM_64 : Architecture.X86_64,
            NamedStack.Props(configuration.Name.Text, $"{configuration.Name}: images whose EBS snapshots are encrypted exactly as requested.", given),
            configuration.Reports is null ? null : Code.FromAsset(functions.ReportPackage ?? throw new DeploymentFaultException($"{DeploymentConfiguration.FileName} has reports, but the function that stores them was not built.")));

    /// <summary>The parts of a stack of another app: its configuration is read as the functions will read it.</summary>
    /// <param name="scope">The app, or a stage of it.</param>
    /// <param name="id">The stack's id there.</param>
    /// <param name="props">What the app says.</param>
    public static StackParts Create(Construct scope, string id, AmiPipelineStackProps props)
    {
        ArgumentNullException.ThrowIfNull(props);
        var document = ConfigurationWriter.Write(props.Configuration);
        var configuration = ConfigurationReader.Read(document);
        // CDK does not count a stage as being in itself.
        var stage = scope as Stage ?? Stage.Of(scope) ?? throw new ArgumentException("The stack has to be in an app.", nameof(scope));
        var packages = Directory.CreateDirectory(stage.Outdir).FullName;
        var functions = FunctionCode.Pack(Path.Combine(packages, $"{id}.functions.zip"), props.Bootstrap, DeploymentFile.Read(props.Bootstrap), document);
        return Create(configuration, configuration.Reports is null ? functions : functions.WithReports(Path.Combine(packages, $"{id}.reports.zip"), props.ReportFunction), props.Stack);
    }
}
