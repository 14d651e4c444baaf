using Amazon.Runtime;

namespace AmiPipeline.Cli.Tests.Aws;

/// <summary>Before an EC2 that ignores encryption, and perhaps tags too, as some emulators do: it never hears of them.</summary>
internal sealed class IgnorantNetwork(bool ignoresTags = false) : HttpClientFactory
{
    private static readonly string[] Encryption = ["Encrypted", "KmsKeyId", "KmsKeyID"];

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Strip(new HttpClientHandler(), ignoresTags));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Strip(HttpMessageHandler next, bool ignoresTags) : DelegatingHandler(next)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content?.Headers.ContentType?.MediaType == "application/x-www-form-urlencoded")
            {
                var fields = (await request.Content.ReadAsStringAsync(cancellationToken)).Split('&');
                var heard = new StringContent(string.Join('&', fields.Where(field => !IsIgnored(field))));
                heard.Headers.ContentType = request.Content.Headers.ContentType;
                request.Content = heard;
            }

            return await base.SendAsync(request, cancellationToken);
        }

        private bool IsIgnored(string field) =>
            Encryption.Contains(field.Split('=')[0].Split('.')[^1]) || (ignoresTags && field.StartsWith("TagSpecification.", StringComparison.Ordinal));
    }
}
