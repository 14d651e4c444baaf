using System.Text;
using Amazon;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.SecurityToken;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Simulator.Options;
using Microsoft.Extensions.Time.Testing;

namespace AmiPipeline.Simulator.Tests;

/// <summary>The example account with the real clients on it, and a clock to move.</summary>
internal sealed class Lab : IDisposable
{
    public const string Account = "111122223333";
    public const string OtherAccount = "444455556666";
    public const string Here = "us-east-1";
    public const string Europe = "eu-west-1";

    private static readonly WorldDefinition Example = WorldDefinition.Parse(WorldJson);

    private readonly List<IDisposable> _clients = [];

    public Lab(Func<SimulatorOptions, SimulatorOptions>? change = null, string? world = null)
    {
        var options = new SimulatorOptions { Time = Clock };
        Cloud = new SimulatedCloud(world is null ? Example : WorldDefinition.Parse(world), change?.Invoke(options) ?? options);
        Ec2 = Ec2Client();
        Kms = KmsClient();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public SimulatedCloud Cloud { get; }

    public IAmazonEC2 Ec2 { get; }

    public IAmazonKeyManagementService Kms { get; }

    public static string WorldJson => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "simulated-account.json"));

    public AccountView View => Cloud.Inspect(Account, Here);

    public IAmazonEC2 Ec2Client(string account = Account, string region = Here) =>
        Add(new AmazonEC2Client(CredentialsOf(account), Configured(new AmazonEC2Config(), region)));

    public IAmazonKeyManagementService KmsClient(string account = Account, string region = Here) =>
        Add(new AmazonKeyManagementServiceClient(CredentialsOf(account), Configured(new AmazonKeyManagementServiceConfig(), region)));

    /// <summary>A role of the account, or of another, with one inline policy.</summary>
    public string Role(string name, string statements, string account = Account, string? trust = null) => Cloud.Iam.DefineRole(account, new RoleDefinition
    {
        Name = name,
        Path = "/test/",
        TrustPolicy = Policy(trust ?? """{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }"""),
        Policies = new Dictionary<string, string> { ["inline"] = Policy(statements) },
    });

    public static string Policy(string statements) => $$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""";

    public IAmazonEC2 Ec2As(string roleArn) => Ec2With(Credentials(roleArn));

    public IAmazonEC2 Ec2With(AWSCredentials credentials, string region = Here) =>
        Add(new AmazonEC2Client(credentials, Configured(new AmazonEC2Config(), region)));

    public IAmazonKeyManagementService KmsAs(string roleArn) =>
        Add(new AmazonKeyManagementServiceClient(Credentials(roleArn), Configured(new AmazonKeyManagementServiceConfig(), Here)));

    public IAmazonDynamoDB DynamoDbAs(string roleArn) =>
        Add(new AmazonDynamoDBClient(Credentials(roleArn), Configured(new AmazonDynamoDBConfig(), Here)));

    public IAmazonSecurityTokenService StsWith(AWSCredentials credentials) =>
        Add(new AmazonSecurityTokenServiceClient(credentials, Configured(new AmazonSecurityTokenServiceConfig(), Here)));

    public SessionAWSCredentials Credentials(string roleArn)
    {
        var credentials = Cloud.Iam.CredentialsOf(roleArn, "session");
        return new SessionAWSCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken);
    }

    public void Pass(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    public void PassHours(double hours) => Clock.Advance(TimeSpan.FromHours(hours));

    public string KeyArn(string alias) => View.Key(alias).Arn;

    public static async Task<AmazonEC2Exception> Fails(Task call) => await Xunit.Assert.ThrowsAsync<AmazonEC2Exception>(() => call);

    public async Task<string> CopyAsync(CopyImageRequest request)
    {
        request.Name ??= "the-copy";
        request.SourceRegion ??= Here;
        return (await Ec2.CopyImageAsync(request)).ImageId;
    }

    /// <summary>A bare call, as the wire has it.</summary>
    public (int Status, string Body) Post(string body, string service = "ec2", string? target = null, SessionAWSCredentials? credentials = null)
    {
        var session = credentials?.GetCredentials();
        var response = Cloud.Handle(new Protocol.SimulatorRequest
        {
            Authorization = $"AWS4-HMAC-SHA256 Credential={session?.AccessKey ?? "AKIA" + Account}/20261123/{Here}/{service}/aws4_request, SignedHeaders=host, Signature=0",
            SecurityToken = session?.Token,
            Target = target,
            Body = Encoding.UTF8.GetBytes(body),
        });
        return (response.Status, Encoding.UTF8.GetString(response.Body.Span));
    }

    public void Dispose() => _clients.ForEach(client => client.Dispose());

    public static BasicAWSCredentials CredentialsOf(string account) => new("AKIA" + account, "secret");

    private T Configured<T>(T config, string region)
        where T : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.HttpClientFactory = new HandlerClientFactory(new SimulatorHttpHandler(Cloud));
        config.MaxErrorRetry = 0;
        return config;
    }

    private T Add<T>(T client)
        where T : IDisposable
    {
        _clients.Add(client);
        return client;
    }
}
