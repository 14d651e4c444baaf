using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.Destinations;
using Amazon.CDK.AWS.Logs;
using AmiPipeline.Sharing;
using Constructs;

namespace AmiPipeline.Infra.Pipeline;

/// <summary>One function as it is deployed: its role, its log group, and the version that executions name.</summary>
internal sealed class PipelineFunction : Construct
{
    /// <summary>Makes the function.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="name">The handler name.</param>
    /// <param name="setup">What all functions have in common.</param>
    /// <param name="permissions">What its role allows besides writing its log and its traces.</param>
    public PipelineFunction(Construct scope, string name, FunctionSetup setup, IEnumerable<PolicyStatement> permissions)
        : base(scope, name)
    {
        Name = name;
        Log = setup.Log.Make(this, setup.Names.FunctionLog(name));
        Role = new Role(this, "Role", new RoleProps
        {
            Path = PipelineRoles.Path,
            RoleName = setup.Names.Role(name),
            AssumedBy = new ServicePrincipal("lambda.amazonaws.com"),
            Description = $"What the function {name} of {setup.Names.Pipeline} may do.",
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                [name] = new(new PolicyDocumentProps { Statements = [.. setup.ForAll(Log), .. permissions] }),
            },
        });

        Function = new Function(this, "Function", new FunctionProps
        {
            FunctionName = setup.Names.Function(name),
            Description = $"{setup.Names.Pipeline}: {name}",
            Runtime = setup.Runtime,
            Architecture = setup.Architecture,
            Code = setup.Code,
            Handler = name,
            MemorySize = setup.MemoryMiB,
            Timeout = setup.Timeout,
            // CDK's own additions would make a second policy beside this one.
            Role = Role.WithoutPolicyUpdates(),
            LogGroup = Log,
            LoggingFormat = LoggingFormat.JSON,
            Tracing = Tracing.ACTIVE,
            Environment = setup.Environment,
            OnFailure = setup.Failed is { } failed ? new SqsDestination(failed) : null,
            // An execution that runs keeps the version it names. One that a rolled-back update has just made goes: it would fail the next update,
            // "A version for this Lambda function exists". Removing the stack removes the function with all of them.
            CurrentVersionOptions = new VersionOptions { RemovalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE },
        });
    }

    /// <summary>The handler name.</summary>
    public string Name { get; }

    /// <summary>The log group.</summary>
    public LogGroup Log { get; }

    /// <summary>The role.</summary>
    public Role Role { get; }

    /// <summary>The function.</summary>
    public Function Function { get; }

    /// <summary>The version of this deployment's code and settings; made if something names it.</summary>
    public IVersion Version => Function.CurrentVersion;
}
