using AmiPipeline.Functions.Catalog;

namespace AmiPipeline.Functions.Hosting;

/// <summary>The function that <c>_HANDLER</c> names, as it is deployed.</summary>
internal static class DeployedFunction
{
    /// <summary>Makes the function, its clients and the first connection.</summary>
    /// <param name="environment">Reads the environment.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="http">The HTTP client of all of its clients.</param>
    /// <exception cref="KeyNotFoundException">There is no function of the name in <c>_HANDLER</c>.</exception>
    /// <exception cref="InvalidOperationException">Lambda's variables or the deployment's configuration are not there.</exception>
    /// <exception cref="Errors.ConfigurationRefusedException">The deployment's configuration is malformed.</exception>
    public static async Task<LambdaFunction> CreateAsync(Func<string, string?> environment, TimeProvider clock, HttpClient http)
    {
        var handler = FunctionHost.Required(environment, "_HANDLER");
        var factory = new DeployedClientFactory(http, FunctionHost.Required(environment, "AWS_REGION"));
        var function = new FunctionCatalog(new AwsClients(factory, clock), clock, DeploymentSettings.Read(environment))[handler];
        await new ConnectionWarmUp(http, clock).TryConnectAsync(factory.Ec2Endpoint!);
        return function;
    }
}
